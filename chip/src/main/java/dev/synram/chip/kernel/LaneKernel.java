package dev.synram.chip.kernel;

/** Lays vectors side by side, and one after the other again. */
public interface LaneKernel {

    /** Elements of each vector that are moved at once, at most. */
    int BLOCK = 64;

    /** Bytes that the kernel needs for itself. */
    int SCRATCH = 2 * Strip.LANES * BLOCK;

    /**
     * Lays {@link Strip#LANES} vectors side by side: {@code lanes[i * LANES + v] = vectors[v * stride + i]}.
     *
     * @param vectors one after the other; whole blocks are read
     * @param stride distance between vectors
     * @param length elements of a vector
     * @param lanes receives a row an element; whole blocks are written
     * @param scratch {@value #SCRATCH} bytes to work with
     */
    void sideBySide(byte[] vectors, int stride, int length, byte[] lanes, byte[] scratch);

    /**
     * Lays vectors one after the other: {@code vectors[start + v * stride + i] = lanes[i * LANES + v]}.
     *
     * @param lanes a row an element; whole blocks are read
     * @param length elements of a vector
     * @param count number of vectors
     * @param vectors receives them
     * @param start index of the first
     * @param stride distance between vectors
     * @param scratch {@value #SCRATCH} bytes to work with
     */
    void oneByOne(byte[] lanes, int length, int count, byte[] vectors, int start, int stride, byte[] scratch);
}
