package dev.synram.network.layer;

import dev.synram.network.shape.Shape;

/**
 * Requantizes 8-bit results to the next layer's activations: {@code min(31, max(0, y) >> shift)}.
 *
 * @param shift bits that are dropped, 0..7
 */
public record ConvertingRelu(int shift) implements UnaryLayer {

    /** The largest activation: 5 bits. */
    public static final int MAX = 31;

    public ConvertingRelu {
        if (shift < 0 || shift > 7) {
            throw new IllegalArgumentException("a converting ReLU shifts by 0..7 bits, not " + shift);
        }
    }

    @Override
    public Shape outputShape(Shape input) {
        return input;
    }

    /** The activation for one result. */
    public byte apply(byte result) {
        return (byte) Math.min(MAX, Math.max(0, result) >> shift);
    }

    /**
     * Whether the activation is proportional to the result apart from rounding: the result is neither negative nor
     * clipped.
     */
    public boolean isLinear(byte result) {
        return result > 0 && result >> shift <= MAX;
    }

    /** The smallest result that gives the largest activation. */
    public int fullScale() {
        return MAX << shift;
    }

    @Override
    public String kind() {
        return "relu";
    }

    @Override
    public String toString() {
        return "converting ReLU, shift " + shift;
    }
}
