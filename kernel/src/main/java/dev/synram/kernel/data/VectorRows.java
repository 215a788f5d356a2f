package dev.synram.kernel.data;

/**
 * Vectors of bytes, each contiguous: element {@code i} of vector {@code v} is {@code data[start + v * stride + i]}. A view
 * that its owner moves, so that no call allocates.
 */
public final class VectorRows {

    private byte[] data = new byte[0];
    private int start;
    private int stride;
    private int count;
    private int length;

    /** Makes an empty view. */
    public VectorRows() {}

    /**
     * Moves the view.
     *
     * @param newData the array, shared, not copied
     * @param newStart index of the first vector
     * @param newStride distance between vectors
     * @return this view
     */
    public VectorRows set(byte[] newData, int newStart, int newStride) {
        data = newData;
        start = newStart;
        stride = newStride;
        return this;
    }

    /**
     * Changes the shape.
     *
     * @param newCount number of vectors
     * @param newLength elements of each
     * @return this view
     */
    public VectorRows shape(int newCount, int newLength) {
        count = newCount;
        length = newLength;
        return this;
    }

    /** The array. */
    public byte[] data() {
        return data;
    }

    /** Index of the first vector. */
    public int start() {
        return start;
    }

    /** Distance between vectors. */
    public int stride() {
        return stride;
    }

    /** Number of vectors. */
    public int count() {
        return count;
    }

    /** Elements of a vector. */
    public int length() {
        return length;
    }
}
