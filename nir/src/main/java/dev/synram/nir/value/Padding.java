package dev.synram.nir.value;

import java.util.List;

/** The zeros around the input of a convolution. */
public sealed interface Padding {

    /**
     * As many at both ends of each dimension.
     *
     * @param sizes one for each dimension
     */
    record Sizes(List<Integer> sizes) implements Padding {

        public Sizes {
            sizes = List.copyOf(sizes);
        }
    }

    /** By name. */
    enum Named implements Padding {
        /** As many as keep the size; one more at the end than at the beginning if their number is odd. */
        SAME,
        /** None. */
        VALID
    }
}
