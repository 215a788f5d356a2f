package dev.synram.network.layer;

import dev.synram.network.shape.Shape;

/**
 * Requantizes 8-bit results to activations with a sign: the magnitude is shifted and limited, {@code sign(y) min(31,
 * |y| >> shift)}. A multiplication takes such activations in two passes, one for each sign.
 *
 * @param shift bits that are dropped, 0..7
 */
public record Requantize(int shift) implements UnaryLayer {

    public Requantize {
        if (shift < 0 || shift > 7) {
            throw new IllegalArgumentException("results are shifted by 0..7 bits, not " + shift);
        }
    }

    @Override
    public Shape outputShape(Shape input) {
        return input;
    }

    /** The activation for one result. */
    public byte apply(byte result) {
        int magnitude = Math.min(ConvertingRelu.MAX, Math.abs(result) >> shift);
        return (byte) (result < 0 ? -magnitude : magnitude);
    }

    @Override
    public String kind() {
        return "requantize";
    }

    @Override
    public String toString() {
        return "signed requantization, shift " + shift;
    }
}
