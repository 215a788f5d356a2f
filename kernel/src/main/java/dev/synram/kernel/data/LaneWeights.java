package dev.synram.kernel.data;

/**
 * A matrix in the layout of products with interleaved vectors: panels of {@value #WIDTH} columns, each panel row by row.
 * Columns beyond the matrix hold 0.
 */
public final class LaneWeights {

    /** Columns of a panel. */
    public static final int WIDTH = 4;

    private final int depth;
    private final int columns;
    private final float[] data;

    /**
     * Makes a matrix of zeros.
     *
     * @param depth rows
     * @param columns columns
     */
    public LaneWeights(int depth, int columns) {
        this.depth = depth;
        this.columns = columns;
        data = new float[Math.multiplyExact(depth, padded(columns))];
    }

    /** The number of columns in whole panels. */
    public static int padded(int columns) {
        return Math.ceilDiv(columns, WIDTH) * WIDTH;
    }

    /** Number of rows. */
    public int depth() {
        return depth;
    }

    /** All panels. */
    public float[] data() {
        return data;
    }

    /** Where the panel that begins with a column begins in {@link #data}. */
    public int start(int firstColumn) {
        return firstColumn * depth;
    }

    /** One element. */
    public float get(int row, int column) {
        return data[index(row, column)];
    }

    /** Copies one row into the matrix. */
    public void setRow(int row, float[] values) {
        setRow(row, 0, values, columns);
    }

    /**
     * Copies neighbouring elements of one row into the matrix; other threads may copy those of other columns.
     *
     * @param firstColumn of the first element
     * @param values begin with the first element
     * @param count how many
     */
    public void setRow(int row, int firstColumn, float[] values, int count) {
        for (int i = 0; i < count; i++) {
            data[index(row, firstColumn + i)] = values[i];
        }
    }

    private int index(int row, int column) {
        return start(column / WIDTH * WIDTH) + row * WIDTH + column % WIDTH;
    }
}
