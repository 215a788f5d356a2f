package dev.synram.chip;

/**
 * Vectors that are handed over one at a time, so that whoever has them need not lay them out one after the other: a
 * convolution copies each patch out of the image when it is asked for.
 */
public interface VectorSource {

    /** Number of vectors. */
    int count();

    /** Elements of one vector. */
    int length();

    /**
     * Copies a vector. Several threads may ask for different vectors at once.
     *
     * @param vector its number, 0..{@link #count} - 1
     * @param target receives {@link #length} elements
     * @param start index in {@code target} of the first
     */
    void copy(int vector, byte[] target, int start);
}
