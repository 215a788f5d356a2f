package dev.synram.nir.linear;

import dev.synram.nir.value.Window;

/**
 * Windows over the height and width of channels; of one dimension, the height is 1.
 *
 * @param height of the input
 * @param width of the input
 * @param rows windows over the height
 * @param columns windows over the width
 */
record Grid(int height, int width, Window rows, Window columns) {

    /** A window of one element, for the height of one dimension. */
    static final Window SINGLE = new Window(1, 1, 1, 0, 0);

    int outputHeight() {
        return rows.places(height);
    }

    int outputWidth() {
        return columns.places(width);
    }

    /** What is added up for each element of a window that is in the input. */
    @FunctionalInterface
    interface Term {

        double of(int inputIndex, int kernelIndex);
    }

    /** The sum over the window at an output position. */
    double sum(int y, int x, Term term) {
        double sum = 0;
        for (int ky = 0; ky < rows.size(); ky++) {
            int iy = y * rows.stride() + ky * rows.dilation() - rows.before();
            for (int kx = 0; kx < columns.size(); kx++) {
                int ix = x * columns.stride() + kx * columns.dilation() - columns.before();
                if (iy >= 0 && iy < height && ix >= 0 && ix < width) {
                    sum += term.of(iy * width + ix, ky * columns.size() + kx);
                }
            }
        }
        return sum;
    }
}
