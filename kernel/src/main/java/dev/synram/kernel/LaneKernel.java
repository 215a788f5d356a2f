package dev.synram.kernel;

import dev.synram.chip.InterleavedVectors;

/** Exchanges blocks of bytes with their columns: vectors one after the other become lanes side by side, and back. */
public interface LaneKernel {

    /** Elements of each vector in a block; vectors are as many as a strip has lanes. */
    int BLOCK = 64;

    /** Bytes that the kernel needs to work with. */
    int SCRATCH = 2 * BLOCK * InterleavedVectors.LANES;

    /**
     * {@code lanes[to + i * LANES + v] = vectors[from + v * stride + i]} for all {@code i} and {@code v} of a block.
     *
     * @param scratch {@value #SCRATCH} bytes
     */
    void sideBySide(byte[] vectors, int from, int stride, byte[] lanes, int to, byte[] scratch);

    /**
     * {@code vectors[to + v * stride + i] = lanes[from + i * LANES + v]} for all {@code i} and {@code v} of a block.
     *
     * @param scratch {@value #SCRATCH} bytes
     */
    void oneByOne(byte[] lanes, int from, byte[] vectors, int to, int stride, byte[] scratch);
}
