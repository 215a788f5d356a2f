package dev.synram.nir.value;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * An immutable array of floating-point numbers in the precision of its file, so that it is written as it was read. Two
 * tensors are equal if their shapes, precisions and bits are.
 */
public final class Tensor implements Value {

    /** How numbers are stored. */
    public enum Precision {
        /** 32 bits. */
        FLOAT32,
        /** 64 bits. */
        FLOAT64
    }

    private final Dimensions shape;
    private final Precision precision;
    private final double[] values;

    private Tensor(Dimensions shape, Precision precision, double[] values) {
        if (shape.elements() != values.length) {
            throw new NirException("shape %s has %s elements, but there are %s values"
                    .formatted(shape, shape.elements(), values.length));
        }
        this.shape = shape;
        this.precision = precision;
        this.values = values;
    }

    /** An array of 64-bit numbers in row-major order. */
    public static Tensor of(Dimensions shape, double... values) {
        return new Tensor(shape, Precision.FLOAT64, values.clone());
    }

    /** An array of 32-bit numbers in row-major order. */
    public static Tensor of(Dimensions shape, float... values) {
        double[] wide = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            wide[i] = values[i];
        }
        return new Tensor(shape, Precision.FLOAT32, wide);
    }

    /** A vector of 64-bit numbers. */
    public static Tensor vector(double... values) {
        return of(Dimensions.of(values.length), values);
    }

    /** An array of equal numbers in the shape and precision of this one. */
    public Tensor filled(double value) {
        return map(_ -> value);
    }

    /** The shape. */
    public Dimensions shape() {
        return shape;
    }

    /** How the numbers are stored. */
    public Precision precision() {
        return precision;
    }

    /** Number of elements. */
    public int size() {
        return values.length;
    }

    /** The element at an index in row-major order. */
    public double get(int index) {
        return values[index];
    }

    /** A copy of all elements in row-major order. */
    public double[] toDoubles() {
        return values.clone();
    }

    /**
     * A copy of all elements in row-major order; of a tensor with one element, which holds for all, as many times this one.
     *
     * @param elements how many are wanted, the number of elements if there is more than one
     */
    public double[] toDoubles(int elements) {
        double[] all = values.length == 1 ? new double[elements] : values.clone();
        if (values.length == 1) {
            Arrays.fill(all, values[0]);
        } else if (all.length != elements) {
            throw new NirException("%s elements are wanted of %s".formatted(elements, this));
        }
        return all;
    }

    /** A copy of all elements in row-major order, exact if the precision is 32 bits. */
    public float[] toFloats() {
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    /** An array with a function of each element, rounded to the precision of this one. */
    public Tensor map(DoubleUnaryOperator function) {
        double[] mapped = new double[values.length];
        for (int i = 0; i < mapped.length; i++) {
            double value = function.applyAsDouble(values[i]);
            mapped[i] = precision == Precision.FLOAT32 ? (float) value : value;
        }
        return new Tensor(shape, precision, mapped);
    }

    /** The same elements in another shape. */
    public Tensor reshaped(Dimensions other) {
        return new Tensor(other, precision, values);
    }

    /**
     * Checks the elements.
     *
     * @throws NirException if one is infinite or no number
     */
    public void requireFinite() {
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                throw new NirException("element %s is %s; it must be a finite number".formatted(i, values[i]));
            }
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Tensor tensor
                && shape.equals(tensor.shape)
                && precision == tensor.precision
                && Arrays.equals(values, tensor.values);
    }

    @Override
    public int hashCode() {
        return 31 * shape.hashCode() + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return values.length == 1 ? String.valueOf(values[0]) : "an array of " + shape;
    }
}
