package dev.synram.chip;

/**
 * Vectors of bytes in an array: activations (0..31) or results (-128..127), in rows ({@link Vectors}) or interleaved ({@link
 * InterleavedVectors}). The array is shared, not copied.
 */
public sealed interface VectorBatch extends VectorSource permits Vectors, InterleavedVectors {

    /** The array that holds the vectors. */
    byte[] data();

    /** Index in {@link #data} of an element of a vector. */
    int index(int vector, int element);

    /** The elements {@code first..first + length - 1} of every vector. */
    VectorBatch slice(int first, int length);

    /** Each vector as {@code parts} vectors, one after the other, of as many elements each. */
    VectorBatch divided(int parts);

    /**
     * Some of the vectors of each sample.
     *
     * @param first index of the first position
     * @param count number of positions
     */
    VectorBatch positions(int first, int count);

    @Override
    default void copy(int vector, byte[] target, int start) {
        for (int i = 0; i < length(); i++) {
            target[start + i] = data()[index(vector, i)];
        }
    }
}
