package dev.synram.chip;

/**
 * Vectors that are copied one at a time, so that the caller need not lay them out in one array: a convolution copies each
 * patch out of its sample when the chip requests it.
 */
public interface VectorSource {

    /** Number of vectors. */
    int count();

    /** Elements of one vector. */
    int length();

    /**
     * Copies a vector. May be called by several threads at once.
     *
     * @param vector index of the vector, 0..{@link #count} - 1
     * @param target receives {@link #length} elements
     * @param start index in {@code target} of the first
     */
    void copy(int vector, byte[] target, int start);
}
