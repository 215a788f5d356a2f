package dev.synram.kernel.data;

import java.util.Objects;

/** Consecutive floats of an array: a view that its owner moves from range to range, so that no call allocates. */
public final class FloatRange {

    private float[] data = new float[0];
    private int start;
    private int length;

    /** Makes an empty view. */
    public FloatRange() {}

    /**
     * Moves the view.
     *
     * @param newData the array, shared, not copied
     * @param newStart index of the first float
     * @param newLength number of floats
     * @return this view
     * @throws IndexOutOfBoundsException if the array does not hold the range
     */
    public FloatRange set(float[] newData, int newStart, int newLength) {
        Objects.checkFromIndexSize(newStart, newLength, newData.length);
        data = newData;
        start = newStart;
        length = newLength;
        return this;
    }

    /** The array. */
    public float[] data() {
        return data;
    }

    /** Index of the first float. */
    public int start() {
        return start;
    }

    /** Number of floats. */
    public int length() {
        return length;
    }
}
