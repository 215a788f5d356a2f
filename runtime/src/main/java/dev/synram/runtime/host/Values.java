package dev.synram.runtime.host;

import dev.synram.chip.InterleavedVectors;
import dev.synram.chip.VectorBatch;
import dev.synram.chip.Vectors;

/**
 * The results of a node for a batch, without gaps. Both layouts are blocks of {@code size} rows of {@code lanes} bytes, where
 * a lane is a sample.
 *
 * @param batch one vector per sample
 * @param blocks number of blocks
 * @param lanes samples of a block: 1 if samples are in rows
 * @param size elements of a sample
 */
public record Values(VectorBatch batch, int blocks, int lanes, int size) {

    /** Smaller batches are not interleaved: most lanes would be empty. */
    private static final int INTERLEAVED = InterleavedVectors.LANES / 2;

    /** Zeros in the layout that is faster for so many samples. */
    public static Values zeros(int samples, int size) {
        return zeros(samples, size, samples >= INTERLEAVED);
    }

    /** Zeros with samples interleaved or in rows. */
    public static Values zeros(int samples, int size, boolean interleaved) {
        return !interleaved
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
