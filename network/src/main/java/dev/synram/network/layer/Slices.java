package dev.synram.network.layer;

import dev.synram.network.shape.Shape;

/**
 * Requantizes 8-bit results to activations on several rows or of more than five bits, see {@link RowSlices}: with
 * {@code a = min(2^bits - 1, max(0, y) >> shift)}, or the same of the magnitude, with the sign of {@code y}, the results
 * are the elements of {@code a}.
 *
 * @param shift bits that are dropped, 0..7
 * @param signed whether results below 0 keep their sign instead of becoming 0
 * @param rows how activations are laid out over rows
 */
public record Slices(int shift, boolean signed, RowSlices rows) implements UnaryLayer {

    public Slices {
        if (shift < 0 || shift > 7) {
            throw new IllegalArgumentException("results are shifted by 0..7 bits, not " + shift);
        }
    }

    @Override
    public Shape outputShape(Shape input) {
        return rows.of(input);
    }

    /** The activation for one result. */
    public int activation(byte result) {
        int magnitude = Math.min(rows.largest(), Math.abs(result) >> shift);
        return result >= 0 ? magnitude : signed ? -magnitude : 0;
    }

    /** The smallest result that gives the largest activation. */
    public int fullScale() {
        return rows.largest() << shift;
    }

    @Override
    public String kind() {
        return "slices";
    }

    @Override
    public String toString() {
        return "%srequantization to %s, shift %s".formatted(signed ? "signed " : "", rows, shift);
    }
}
