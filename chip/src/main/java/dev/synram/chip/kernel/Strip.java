package dev.synram.chip.kernel;

/**
 * The folded model computes {@value #LANES} vectors at once, side by side: a strip. What a vector has many of, such as
 * activations, stands row by row, and in each row one value a vector: element {@code i} of the vector in lane {@code l}
 * is at {@code i * LANES + l}. Whatever the length of a machine's own vectors, whole rows are made of them.
 */
public final class Strip {

    /** Vectors of a strip. */
    public static final int LANES = 32;

    private Strip() {}
}
