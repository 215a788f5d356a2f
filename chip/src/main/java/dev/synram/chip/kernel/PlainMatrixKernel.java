package dev.synram.chip.kernel;

import java.util.Arrays;

/**
 * The kernel in plain Java. Four events are added in one pass over the columns, so that the compiler's vector loop loads
 * and stores each partial sum once for four multiplications.
 */
public final class PlainMatrixKernel implements MatrixKernel {

    @Override
    public void multiply(int events, int[] rowStarts, float[] values, float[] matrix, int columns, float[] out) {
        Arrays.fill(out, 0, columns, 0f);
        int e = 0;
        for (; e + 4 <= events; e += 4) {
            addFour(
                    matrix,
                    rowStarts[e],
                    rowStarts[e + 1],
                    rowStarts[e + 2],
                    rowStarts[e + 3],
                    values[e],
                    values[e + 1],
                    values[e + 2],
                    values[e + 3],
                    columns,
                    out);
        }
        for (; e < events; e++) {
            addOne(matrix, rowStarts[e], values[e], columns, out);
        }
    }

    private static void addFour(
            float[] matrix,
            int row0,
            int row1,
            int row2,
            int row3,
            float value0,
            float value1,
            float value2,
            float value3,
            int columns,
            float[] out) {
        for (int c = 0; c < columns; c++) {
            float sum = Math.fma(value0, matrix[row0 + c], out[c]);
            sum = Math.fma(value1, matrix[row1 + c], sum);
            sum = Math.fma(value2, matrix[row2 + c], sum);
            out[c] = Math.fma(value3, matrix[row3 + c], sum);
        }
    }

    private static void addOne(float[] matrix, int row, float value, int columns, float[] out) {
        for (int c = 0; c < columns; c++) {
            out[c] = Math.fma(value, matrix[row + c], out[c]);
        }
    }
}
