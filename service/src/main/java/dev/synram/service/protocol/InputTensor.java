package dev.synram.service.protocol;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * A tensor of a request, with as many values as its shape says.
 *
 * @param name of the input
 * @param shape number of samples, then the dimensions of a sample
 * @param values all elements, the last dimension fastest; finite
 */
@SuppressWarnings("ArrayRecordComponent") // a request's own data; never compared as records
public record InputTensor(String name, List<Long> shape, float[] values) {

    public InputTensor {
        shape = List.copyOf(shape);
        if (elements(name, shape) != values.length) {
            throw RefusedException.invalid("input '%s' has %s values, but its shape %s needs %s"
                    .formatted(name, values.length, shape, elements(name, shape)));
        }
        for (int i = 0; i < values.length; i++) {
            if (!Float.isFinite(values[i])) {
                throw RefusedException.invalid("value %s of input '%s' is %s; values must be finite numbers of 32 bits"
                        .formatted(i, name, values[i]));
            }
        }
    }

    /**
     * A tensor of binary contents.
     *
     * @param contents elements, lowest byte first
     */
    public static InputTensor raw(String name, String type, List<Long> shape, ByteBuffer contents) {
        DataType elements = DataType.of(type);
        long expected = elements(name, shape) * elements.bytes();
        if (contents.remaining() != expected) {
            throw RefusedException.invalid("input '%s' has %s bytes, but shape %s of %s needs %s"
                    .formatted(name, contents.remaining(), shape, type, expected));
        }
        return new InputTensor(name, shape, elements.read(contents));
    }

    /** Refuses types that are no numbers. */
    public static void requireNumbers(String type) {
        DataType.of(type);
    }

    /** Number of elements of a shape. */
    static long elements(String name, List<Long> shape) {
        long elements = 1;
        for (long dimension : shape) {
            if (dimension < 1) {
                throw RefusedException.invalid(
                        "input '%s' has shape %s; every dimension must be at least 1".formatted(name, shape));
            }
            elements = dimension > Integer.MAX_VALUE / elements ? Integer.MAX_VALUE : elements * dimension;
            if (elements == Integer.MAX_VALUE) {
                throw RefusedException.invalid("input '%s' has shape %s, which is too large".formatted(name, shape));
            }
        }
        return elements;
    }
}
