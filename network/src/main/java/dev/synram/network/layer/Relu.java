package dev.synram.network.layer;

import dev.synram.network.shape.Shape;

/**
 * The rectifier, optionally with an upper limit: {@code min(limit, max(0, y))}.
 *
 * @param limit the largest result, above 0; infinite for none; in LSB on a chip
 */
public record Relu(float limit) implements UnaryLayer {

    public Relu {
        if (!(limit > 0)) {
            throw new IllegalArgumentException("a ReLU is limited by a number above 0, not " + limit);
        }
    }

    /** A ReLU without an upper limit. */
    public Relu() {
        this(Float.POSITIVE_INFINITY);
    }

    /** Whether results have a limit. */
    public boolean isLimited() {
        return limit < Float.POSITIVE_INFINITY;
    }

    /** The limit for 8-bit results. */
    public byte largest() {
        return (byte) Math.min(Byte.MAX_VALUE, Math.round(limit));
    }

    @Override
    public Shape outputShape(Shape input) {
        return input;
    }

    @Override
    public String kind() {
        return "relu";
    }

    @Override
    public String toString() {
        return isLimited() ? "ReLU up to " + limit : "ReLU";
    }
}
