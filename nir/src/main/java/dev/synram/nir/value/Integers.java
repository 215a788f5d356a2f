package dev.synram.nir.value;

import java.util.ArrayList;
import java.util.List;

/**
 * Whole numbers.
 *
 * @param shape of their array; without dimensions for a single number
 * @param values in row-major order
 */
public record Integers(Dimensions shape, List<Long> values) implements Value {

    public Integers {
        values = List.copyOf(values);
        if (shape.elements() != values.size()) {
            throw new NirException("shape %s has %s elements, but there are %s values"
                    .formatted(shape, shape.elements(), values.size()));
        }
    }

    /** A single number. */
    public static Integers scalar(long value) {
        return new Integers(Dimensions.SCALAR, List.of(value));
    }

    /** A vector. */
    public static Integers vector(List<Integer> values) {
        List<Long> longs = new ArrayList<>();
        values.forEach(value -> longs.add(value.longValue()));
        return new Integers(Dimensions.of(values.size()), longs);
    }

    /**
     * The values as numbers of 32 bits.
     *
     * @throws NirException if one is larger
     */
    public List<Integer> ints() {
        List<Integer> ints = new ArrayList<>();
        for (long value : values) {
            if (value != (int) value) {
                throw new NirException("%s is out of range; it must fit 32 bits".formatted(value));
            }
            ints.add((int) value);
        }
        return ints;
    }

    /** The values as floating-point numbers. */
    public Tensor tensor() {
        return Tensor.of(shape, values.stream().mapToDouble(Long::doubleValue).toArray());
    }
}
