package dev.synram.onnx.tensor;

import dev.synram.onnx.graph.OnnxException;
import java.util.Arrays;

/**
 * A constant tensor. Among integers, an infinite value stands for the size of the batch, which is not known, and NaN for
 * a number computed from it.
 *
 * @param dimensions dimensions of the tensor; none for a scalar
 * @param values row by row; integers and booleans as floats
 * @param type what the values are
 */
@SuppressWarnings("ArrayRecordComponent") // tensors are never compared as records
public record Constant(int[] dimensions, float[] values, Type type) {

    /** Integers up to this magnitude are exact in float. */
    public static final long MOST_INTEGER = 1L << 24;

    /** The size of the batch among dimensions. */
    public static final float BATCH = Float.POSITIVE_INFINITY;

    /** The kinds of values. */
    public enum Type {
        /** Floating-point numbers. */
        REAL(0, 0),
        /** Whole numbers of 8 bits and a sign. */
        INT8(Byte.MIN_VALUE, Byte.MAX_VALUE),
        /** Whole numbers of 8 bits. */
        UINT8(0, 255),
        /** Whole numbers of 16 bits and a sign. */
        INT16(Short.MIN_VALUE, Short.MAX_VALUE),
        /** Whole numbers of 16 bits. */
        UINT16(0, 65_535),
        /** Other whole numbers. */
        INTEGER(Integer.MIN_VALUE, Integer.MAX_VALUE),
        /** 0 and 1. */
        BOOLEAN(0, 1);

        private final float low;
        private final float high;

        Type(float low, float high) {
            this.low = low;
            this.high = high;
        }

        /** The smallest whole number. */
        public float low() {
            return low;
        }

        /** The largest whole number. */
        public float high() {
            return high;
        }

        /** Whether a whole number is of this type; all are of types of 32 bits and more. */
        public boolean holds(float number) {
            return this == INTEGER ? !Float.isNaN(number) : number >= low && number <= high;
        }

        /** Whether values are whole numbers that can be dimensions. */
        public boolean isInteger() {
            return this != REAL && this != BOOLEAN;
        }
    }

    public Constant {
        if (size(dimensions) != values.length) {
            throw new OnnxException("%s values do not fill a tensor of dimensions %s"
                    .formatted(values.length, Arrays.toString(dimensions)));
        }
    }

    /** Whole numbers in a row. */
    public static Constant integers(float... values) {
        return new Constant(new int[] {values.length}, values, Type.INTEGER);
    }

    /** Numbers in a row. */
    public static Constant reals(float... values) {
        return new Constant(new int[] {values.length}, values, Type.REAL);
    }

    /** Number of elements; refuses more than fit into an array. */
    public static int size(int[] dimensions) {
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

    /** Number of elements. */
    public int size() {
        return values.length;
    }

    /** Number of dimensions. */
    public int rank() {
        return dimensions.length;
    }

    /**
     * The values as integers; those beyond the range of integers become the largest or smallest one.
     *
     * @throws OnnxException if one depends on the size of the batch
     */
    public int[] integers() {
        int[] integers = new int[values.length];
        for (int i = 0; i < integers.length; i++) {
            if (!Float.isFinite(values[i])) {
                throw new OnnxException(
                        "a number depends on the size of the batch; export with dimensions that do not");
            }
            integers[i] = (int) values[i];
        }
        return integers;
    }

    /** The only value. */
    public float single() {
        if (values.length != 1) {
            throw new OnnxException("a tensor of dimensions %s has %s values; expected one"
                    .formatted(Arrays.toString(dimensions), values.length));
        }
        return values[0];
    }

    /** The same values with other dimensions. */
    public Constant shaped(int... newDimensions) {
        return new Constant(newDimensions, values, type);
    }

    /** The elements at some indices, in order, with other dimensions. */
    public Constant picked(int[] indices, int... newDimensions) {
        float[] picked = new float[indices.length];
        for (int i = 0; i < indices.length; i++) {
            picked[i] = values[indices[i]];
        }
        return new Constant(newDimensions, picked, type);
    }
}
