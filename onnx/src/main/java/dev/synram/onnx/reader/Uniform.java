package dev.synram.onnx.reader;

import org.jspecify.annotations.Nullable;

/**
 * The same factor and offset for all elements.
 *
 * @param factor not 0
 * @param offset added after the factor
 */
record Uniform(float factor, float offset) {

    /** Quotients of single precision that are the same differ by no more, relative to their size. */
    private static final double ROUNDING = 1e-6;

    /** What has to follow one to make it another, or null if that is not the same for all elements. */
    static @Nullable Uniform between(Affine first, Affine second) {
        int size = Math.max(1, Math.max(first.factors().length, second.factors().length));
        double factor = 0;
        double offset = 0;
        double scale = 0;
        for (int i = 0; i < size; i++) {
            double own = second.factor(i) / (double) first.factor(i);
            double moved = own * first.offset(i);
            double rest = second.offset(i) - moved;
            double reach = Math.max(Math.abs(second.offset(i)), Math.abs(moved));
            if (i == 0) {
                factor = own;
                offset = rest;
            }
            scale = Math.max(scale, reach);
            boolean alike = Math.abs(own - factor) <= ROUNDING * Math.abs(factor)
                    && Math.abs(rest - offset) <= ROUNDING * scale;
            if (!alike || own == 0 || !Double.isFinite(own)) {
                return null;
            }
        }
        return new Uniform((float) factor, Math.abs(offset) <= ROUNDING * scale ? 0 : (float) offset);
    }

    boolean isIdentity() {
        return Math.abs(factor - 1) <= ROUNDING && offset == 0;
    }
}
