package dev.synram.runtime.host;

import dev.synram.chip.InterleavedVectors;
import dev.synram.chip.VectorBatch;
import dev.synram.chip.Vectors;

/**
 * The results of a node for a batch, laid out without gaps. Both layouts look the same from here: blocks of {@code size}
 * rows of {@code lanes} bytes, where a lane is a sample.
 *
 * @param batch one vector a sample
 * @param blocks number of blocks
 * @param lanes samples of a block: 1 if samples lie one after the other
 * @param size elements of a sample
 */
public record Values(VectorBatch batch, int blocks, int lanes, int size) {

    /** From so many samples on they lie side by side; few would leave most lanes empty. */
    private static final int SIDE_BY_SIDE = InterleavedVectors.LANES / 2;

    /** Room for the results of a node, in the layout that is faster for so many samples. */
    public static Values zeros(int samples, int size) {
        return zeros(samples, size, samples >= SIDE_BY_SIDE);
    }

    /** Room for the results of a node, samples side by side or one after the other. */
    public static Values zeros(int samples, int size, boolean sideBySide) {
        return !sideBySide
                ? new Values(Vectors.zeros(samples, size), samples, 1, size)
                : new Values(
                        InterleavedVectors.zeros(samples, size),
                        InterleavedVectors.strips(samples, 1),
                        InterleavedVectors.LANES,
                        size);
    }

    byte[] data() {
        return batch.data();
    }

    /** Index of the first byte of an element's row in a block. */
    int row(int block, int element) {
        return (block * size + element) * lanes;
    }

    /** Bytes that belong to samples. */
    int length() {
        return blocks * size * lanes;
    }
}
