package dev.synram.onnx.reader;

import java.util.Arrays;

/**
 * A constant tensor.
 *
 * @param dimensions dimensions of the tensor; none for a scalar
 * @param values row by row
 */
@SuppressWarnings("ArrayRecordComponent") // tensors are never compared as records
record Constant(int[] dimensions, float[] values) implements Value {

    /** Integers up to this magnitude are exact in float. */
    static final long MOST_INTEGER = 1L << 24;

    Constant {
        if (size(dimensions) != values.length) {
            throw new OnnxException("%d values do not fill a tensor of dimensions %s"
                    .formatted(values.length, Arrays.toString(dimensions)));
        }
    }

    static Constant vector(float... values) {
        return new Constant(new int[] {values.length}, values);
    }

    /** Number of elements; refuses more than fit into an array. */
    static int size(int[] dimensions) {
        long size = 1;
        for (int dimension : dimensions) {
            size *= dimension;
            if (dimension < 0 || size > Integer.MAX_VALUE) {
                throw new OnnxException(
                        "a tensor of dimensions %s is too large".formatted(Arrays.toString(dimensions)));
            }
        }
        return (int) size;
    }

    /** The values as integers. */
    int[] integers() {
        int[] integers = new int[values.length];
        for (int i = 0; i < integers.length; i++) {
            integers[i] = (int) values[i];
        }
        return integers;
    }

    /** The same values with other dimensions. */
    Constant shaped(int[] newDimensions) {
        return new Constant(newDimensions, values);
    }

    @Override
    public int[] dimensionsWithBatch() {
        return dimensions;
    }
}
