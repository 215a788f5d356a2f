package dev.synram.kernel.data;

import java.util.Objects;

/** Consecutive bytes of an array: a view that its owner moves from range to range, so that no call allocates. */
public final class ByteRange {

    private byte[] data = new byte[0];
    private int start;
    private int length;

    /** Makes an empty view. */
    public ByteRange() {}

    /**
     * Moves the view.
     *
     * @param newData the array, shared, not copied
     * @param newStart index of the first byte
     * @param newLength number of bytes
     * @return this view
     * @throws IndexOutOfBoundsException if the array does not hold the range
     */
    public ByteRange set(byte[] newData, int newStart, int newLength) {
        Objects.checkFromIndexSize(newStart, newLength, newData.length);
        data = newData;
        start = newStart;
        length = newLength;
        return this;
    }

    /** The array. */
    public byte[] data() {
        return data;
    }

    /** Index of the first byte. */
    public int start() {
        return start;
    }

    /** Number of bytes. */
    public int length() {
        return length;
    }
}
