package dev.synram.kernel.data;

/** Some consecutive columns of a {@link PackedMatrix}, stored row by row without gaps. */
public final class Panel {

    private final PackedMatrix matrix;
    private final int firstColumn;
    private final int width;

    Panel(PackedMatrix matrix, int firstColumn, int width) {
        this.matrix = matrix;
        this.firstColumn = firstColumn;
        this.width = width;
    }

    /** The array that holds the matrix. */
    public float[] data() {
        return matrix.data();
    }

    /** Where the panel begins in {@link #data}. */
    public int start() {
        return firstColumn * matrix.depth();
    }

    /** The number of its first column in the matrix. */
    public int firstColumn() {
        return firstColumn;
    }

    /** Number of columns, and distance between rows: {@link PackedMatrix#WIDTH}, {@link PackedMatrix#NARROW} or {@link PackedMatrix#NARROWEST}. */
    public int width() {
        return width;
    }

    /** Number of rows. */
    public int depth() {
        return matrix.depth();
    }
}
