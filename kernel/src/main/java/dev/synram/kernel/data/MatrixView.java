package dev.synram.kernel.data;

/**
 * A matrix in an array, or its transpose: element {@code (r, k)} is {@code data[start + r * rowStride + k *
 * columnStride]}. The view's owner moves it over the array, so that no call allocates; the number of columns follows from
 * the other matrix of a product.
 */
public final class MatrixView {

    private final float[] data;
    private final int rowStride;
    private final int columnStride;
    private int start;
    private int rows;

    /**
     * A view of no rows at the beginning of an array; {@link #set} gives it rows.
     *
     * @param data the array, shared, not copied
     * @param rowStride distance between rows
     * @param columnStride distance between columns
     */
    public MatrixView(float[] data, int rowStride, int columnStride) {
        this.data = data;
        this.rowStride = rowStride;
        this.columnStride = columnStride;
    }

    /**
     * Moves the view.
     *
     * @param first index of its first element in the array
     * @param count number of rows
     * @return this view
     */
    public MatrixView set(int first, int count) {
        start = first;
        rows = count;
        return this;
    }

    /** The array. */
    public float[] data() {
        return data;
    }

    /** Index of the first element. */
    public int start() {
        return start;
    }

    /** Number of rows. */
    public int rows() {
        return rows;
    }

    /** Distance between rows. */
    public int rowStride() {
        return rowStride;
    }

    /** Distance between columns. */
    public int columnStride() {
        return columnStride;
    }
}
