package dev.synram.kernel;

import dev.synram.kernel.data.MatrixView;
import dev.synram.kernel.data.PackedMatrix;

/**
 * Multiplies matrices: {@code out[r][c] = sum over k of left[r][k] * right[k][c]}. Every sum is made of fused multiply-adds
 * in the order of {@code k}.
 *
 * <p>The left factor's rows up to {@link #padded} are read too, and as many rows of {@code out} are written, each with up to {@link
 * PackedMatrix#paddedColumns} columns at a column stride of 1.
 */
public interface MatrixKernel {

    /** Rows are computed in multiples of this many. */
    int ROWS = 12;

    /** The number of rows that are computed where {@code rows} are wanted. */
    static int padded(int rows) {
        return Math.ceilDiv(rows, ROWS) * ROWS;
    }

    /**
     * Multiplies.
     *
     * @param left rows x depth of {@code right}
     * @param right depth x columns
     * @param out receives rows x columns; its number of rows is the left factor's
     */
    void multiply(MatrixView left, PackedMatrix right, MatrixView out);

    /**
     * Multiplies and adds: every sum begins with what {@code out} holds.
     *
     * @param left rows x depth of {@code right}
     * @param right depth x columns
     * @param out holds and receives rows x columns; its number of rows is the left factor's
     */
    void multiplyAdd(MatrixView left, PackedMatrix right, MatrixView out);
}
