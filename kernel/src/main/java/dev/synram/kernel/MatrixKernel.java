package dev.synram.kernel;

import dev.synram.kernel.data.MatrixView;
import dev.synram.kernel.data.PackedMatrix;

/** Multiplies matrices. */
public interface MatrixKernel {

    /** Rows are computed in multiples of this many. */
    int ROWS = 12;

    /** The number of rows that are computed where {@code rows} are wanted. */
    static int padded(int rows) {
        return Math.ceilDiv(rows, ROWS) * ROWS;
    }

    /**
     * {@code out[r][c] = sum over k of left[r][k] * right[k][c]} for the columns {@code c} of one panel. Every sum is
     * made of fused multiply-adds in the order of {@code k}.
     *
     * @param left rows x depth of {@code right}; rows up to {@link #padded} are read too
     * @param rows number of rows
     * @param right the right factor
     * @param panel which panel of it
     * @param out receives the panel's columns, row by row; rows up to {@link #padded} are written too
     * @param outStart index of the first result
     * @param outStride distance between rows of results
     * @param add whether sums begin with what {@code out} holds instead of 0
     */
    void multiply(
            MatrixView left,
            int rows,
            PackedMatrix right,
            int panel,
            float[] out,
            int outStart,
            int outStride,
            boolean add);
}
