package dev.synram.kernel;

import dev.synram.chip.InterleavedVectors;
import dev.synram.kernel.data.LaneWeights;

/** Adds up what the events of a strip of vectors bring to each column. */
public interface ChargeKernel {

    /** Columns that are computed at once, at most. */
    int COLUMNS = 32;

    /**
     * {@code sums[c][l] = sum over k of weights[k][firstColumn + c] * pulses[k][l]}, every sum made of fused
     * multiply-adds in the order of {@code k}.
     *
     * @param weights the matrix
     * @param firstColumn a multiple of {@link LaneWeights#WIDTH}
     * @param columns how many, at most {@value #COLUMNS}; those up to the end of a panel are computed too
     * @param pulses rows of {@link InterleavedVectors#LANES}, as many as the matrix has
     * @param lanes how many vectors there are; others may be computed too
     * @param sums receives a row a column
     */
    void multiply(LaneWeights weights, int firstColumn, int columns, float[] pulses, int lanes, float[] sums);
}
