package dev.synram.chip;

/**
 * Vectors that lie side by side in strips already, so that a chip whose simulation works on strips need not lay them out.
 * How vectors are dealt into strips is told in {@link InterleavedVectors}.
 */
public interface InterleavedSource extends VectorSource {

    /** How many vectors are made of one sample. */
    int positions();

    /** The array that holds the vectors. */
    byte[] data();

    /**
     * Finds the rows of a strip: element {@code i} of the vector in lane {@code l} is {@code data[rows[i] + l]}. Several
     * threads may ask for different strips at once.
     *
     * @param strip its number
     * @param rows receives the index of each element's row
     */
    void rows(int strip, int[] rows);
}
