package dev.synram.kernel.data;

import dev.synram.kernel.MatrixKernel;

/**
 * The right factor of a matrix product, laid out for {@link MatrixKernel}: panels of {@value #WIDTH} columns, the last
 * one of {@value #NARROW} if no more are left, each panel row by row. Columns beyond the matrix hold 0.
 */
public final class PackedMatrix {

    /** Columns of a panel. */
    public static final int WIDTH = 64;

    /** Columns of a last panel that would be half empty otherwise. */
    public static final int NARROW = 32;

    private final int columns;
    private final float[] data;
    private int depth;

    /**
     * Makes a matrix of zeros.
     *
     * @param depth rows
     * @param columns columns
     */
    public PackedMatrix(int depth, int columns) {
        this.depth = depth;
        this.columns = columns;
        data = new float[Math.multiplyExact(depth, Math.ceilDiv(columns, NARROW) * NARROW)];
    }

    /** Makes use of the first rows only. */
    public void limit(int rows) {
        if (rows > data.length / Math.max(1, paddedColumns())) {
            throw new IllegalArgumentException("a matrix packed for fewer rows has no " + rows);
        }
        depth = rows;
    }

    private int paddedColumns() {
        return Math.ceilDiv(columns, NARROW) * NARROW;
    }

    /** Number of rows. */
    public int depth() {
        return depth;
    }

    /** Number of columns. */
    public int columns() {
        return columns;
    }

    /** Number of panels. */
    public int panels() {
        return Math.ceilDiv(columns, WIDTH);
    }

    /** Columns of a panel, {@value #WIDTH} or {@value #NARROW}. */
    public int width(int panel) {
        return columns - panel * WIDTH > NARROW ? WIDTH : NARROW;
    }

    /** Where a panel begins in {@link #data}. */
    public int start(int panel) {
        return panel * WIDTH * depth;
    }

    /** All panels. */
    public float[] data() {
        return data;
    }

    /** Index in {@link #data} of an element; up to the end of its panel the elements of the same row follow. */
    public int index(int row, int column) {
        int panel = column / WIDTH;
        return start(panel) + row * width(panel) + column % WIDTH;
    }

    /**
     * Takes over a matrix.
     *
     * @param values row by row
     * @param first index of the first element
     * @param stride distance between rows
     */
    public void pack(float[] values, int first, int stride) {
        for (int row = 0; row < depth; row++) {
            packRow(row, values, first + row * stride);
        }
    }

    /** Takes over one row. */
    public void packRow(int row, float[] values) {
        packRow(row, values, 0);
    }

    private void packRow(int row, float[] values, int first) {
        for (int column = 0; column < columns; column += WIDTH) {
            System.arraycopy(values, first + column, data, index(row, column), Math.min(WIDTH, columns - column));
        }
    }
}
