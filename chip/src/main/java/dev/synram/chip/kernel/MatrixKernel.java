package dev.synram.chip.kernel;

/** Multiplies one sparse vector with a matrix. */
public interface MatrixKernel {

    /**
     * {@code out[c] = sum over e < events of values[e] * matrix[rowStarts[e] + c]} for {@code c < columns}, summed in
     * the order of the events.
     *
     * @param events number of non-zero elements of the vector
     * @param rowStarts where in {@code matrix} the row of each event begins
     * @param values value of each event
     * @param matrix rows of at least {@code columns} elements
     * @param columns number of results
     * @param out receives the results
     */
    void multiply(int events, int[] rowStarts, float[] values, float[] matrix, int columns, float[] out);
}
