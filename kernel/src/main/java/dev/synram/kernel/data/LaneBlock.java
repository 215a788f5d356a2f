package dev.synram.kernel.data;

import static dev.synram.chip.InterleavedVectors.LANES;

/**
 * {@value #ELEMENTS} elements of each vector of a full lane group in both layouts: element {@code i} of vector {@code v} is
 * {@code vectors[vectorStart + v * stride + i]} where vectors are contiguous, and {@code lanes[laneStart + i * LANES + v]}
 * where they are interleaved. A view that its owner moves, so that no call allocates.
 */
public final class LaneBlock {

    /** Elements of each vector. */
    public static final int ELEMENTS = 64;

    /** Room for intermediate results. */
    public final byte[] scratch = new byte[2 * ELEMENTS * LANES];

    private byte[] vectors = new byte[0];
    private int vectorStart;
    private int stride;
    private byte[] lanes = new byte[0];
    private int laneStart;

    /** Makes an empty view. */
    public LaneBlock() {}

    /**
     * Sets where the contiguous vectors are.
     *
     * @param data the array, shared, not copied
     * @param start index of the first element of the first vector
     * @param newStride distance between vectors
     */
    public void setVectors(byte[] data, int start, int newStride) {
        vectors = data;
        vectorStart = start;
        stride = newStride;
    }

    /**
     * Sets where the interleaved vectors are.
     *
     * @param data the array, shared, not copied
     * @param start index of the first element's row
     */
    public void setLanes(byte[] data, int start) {
        lanes = data;
        laneStart = start;
    }

    /** Holds the contiguous vectors. */
    public byte[] vectors() {
        return vectors;
    }

    /** Index of the first contiguous vector. */
    public int vectorStart() {
        return vectorStart;
    }

    /** Distance between contiguous vectors. */
    public int stride() {
        return stride;
    }

    /** Holds the interleaved vectors. */
    public byte[] lanes() {
        return lanes;
    }

    /** Index of the first row of interleaved vectors. */
    public int laneStart() {
        return laneStart;
    }
}
