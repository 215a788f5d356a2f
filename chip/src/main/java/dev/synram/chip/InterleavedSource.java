package dev.synram.chip;

/**
 * Vectors that are interleaved already, so that a simulated chip that computes on interleaved vectors need not interleave
 * them. {@link InterleavedVectors} describes the layout.
 */
public interface InterleavedSource extends VectorSource {

    /** Number of vectors made of one sample, at least 1. */
    int positions();

    /** The array with the vectors; shared, not copied. */
    byte[] data();

    /**
     * Finds the rows of a strip: element {@code i} of the vector in lane {@code l} is {@code data[rows[i] + l]}. May be
     * called by several threads at once.
     *
     * @param strip index of the strip, from 0
     * @param rows receives the index of the row of each of the {@link #length} elements
     */
    void rows(int strip, int[] rows);
}
