package dev.synram.kernel.simd;

import dev.synram.kernel.data.MatrixView;

/** A small part of a matrix product that fits into the registers of a processor. */
interface Tile {

    int rows();

    int columns();

    /**
     * Computes one tile.
     *
     * @param left the left factor; its elements follow each other as in {@link MatrixView}
     * @param right the right factor, row by row with {@code rightStride} between rows
     * @param depth columns of the left and rows of the right factor
     * @param out receives the tile, with {@code outStride} between rows
     * @param add whether sums begin with what {@code out} holds
     */
    void multiply(
            float[] left,
            int leftStart,
            int rowStride,
            int columnStride,
            float[] right,
            int rightStart,
            int rightStride,
            int depth,
            float[] out,
            int outStart,
            int outStride,
            boolean add);
}
