package dev.synram.nir.value;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The shape of an array.
 *
 * @param sizes number of elements along each dimension, at least 1; empty for a single number
 */
public record Dimensions(List<Integer> sizes) {

    /** The shape of a single number. */
    public static final Dimensions SCALAR = new Dimensions(List.of());

    private static final int MOST_DIMENSIONS = 8;
    private static final long MOST_ELEMENTS = 1L << 28;

    public Dimensions {
        sizes = List.copyOf(sizes);
        if (sizes.size() > MOST_DIMENSIONS) {
            throw new NirException("shape %s has %s dimensions; at most %s are supported"
                    .formatted(text(sizes), sizes.size(), MOST_DIMENSIONS));
        }
        long elements = 1;
        for (int size : sizes) {
            if (size < 1) {
                throw new NirException(
                        "shape %s has a size of %s; sizes must be at least 1".formatted(text(sizes), size));
            }
            elements *= size;
            if (elements > MOST_ELEMENTS) {
                throw new NirException(String.format(
                        Locale.ROOT,
                        "shape %s has too many elements; at most %,d are supported",
                        text(sizes),
                        MOST_ELEMENTS));
            }
        }
    }

    /** A shape. */
    public static Dimensions of(int... sizes) {
        return new Dimensions(Arrays.stream(sizes).boxed().toList());
    }

    /** Number of dimensions. */
    public int rank() {
        return sizes.size();
    }

    /** Size along a dimension; negative ones count from the last, as -1. */
    public int size(int dimension) {
        return sizes.get(dimension < 0 ? dimension + rank() : dimension);
    }

    /** Number of elements. */
    public int elements() {
        int elements = 1;
        for (int size : sizes) {
            elements *= size;
        }
        return elements;
    }

    /** Whether two shapes differ at most in dimensions of size 1, which tools add and drop. */
    public boolean matches(Dimensions other) {
        return withoutOnes().equals(other.withoutOnes());
    }

    private List<Integer> withoutOnes() {
        return sizes.stream().filter(size -> size > 1).toList();
    }

    private static String text(List<Integer> sizes) {
        return sizes.isEmpty()
                ? "of a single number"
                : sizes.stream().map(String::valueOf).collect(Collectors.joining(" x "));
    }

    @Override
    public String toString() {
        return text(sizes);
    }
}
