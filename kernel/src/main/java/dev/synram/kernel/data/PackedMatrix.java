package dev.synram.kernel.data;

/**
 * The right factor of a matrix product in the layout of the kernels: panels of {@value #WIDTH} columns, the last one of
 * {@value #NARROW} or {@value #NARROWEST} if no more are left, each panel row by row. Columns beyond the matrix hold 0.
 */
public final class PackedMatrix {

    /** Columns of a panel. */
    public static final int WIDTH = 64;

    /** Columns of a last panel that would be half empty otherwise. */
    public static final int NARROW = 32;

    /** Columns of a last panel of which even a narrow one would be half empty. */
    public static final int NARROWEST = 16;

    private final int columns;
    private final int capacity;
    private final float[] data;
    private final Panel[] panels;
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
        capacity = depth;
        panels = new Panel[Math.ceilDiv(columns, WIDTH)];
        int end = 0;
        for (int i = 0; i < panels.length; i++) {
            panels[i] = new Panel(this, i * WIDTH, width(columns - i * WIDTH));
            end = i * WIDTH + panels[i].width();
        }
        data = new float[Math.multiplyExact(depth, end)];
    }

    /** The width of a panel where so many columns are left. */
    private static int width(int left) {
        if (left > NARROW) {
            return WIDTH;
        }
        return left > NARROWEST ? NARROW : NARROWEST;
    }

    /**
     * Uses the first rows only; what was packed before is lost.
     *
     * @throws IllegalArgumentException if the matrix was made for fewer rows
     */
    public void limit(int rows) {
        if (rows > capacity) {
            throw new IllegalArgumentException(
                    "a matrix packed for %s rows has no %s; make it larger".formatted(capacity, rows));
        }
        depth = rows;
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
        return panels.length;
    }

    /** One panel. */
    public Panel panel(int number) {
        return panels[number];
    }

    /** Number of columns in whole panels of {@value #WIDTH}: a row of results. */
    public int paddedColumns() {
        return panels.length * WIDTH;
    }

    /** All panels. */
    public float[] data() {
        return data;
    }

    /** Index in {@link #data} of an element; up to the end of its panel the elements of the same row follow. */
    public int index(int row, int column) {
        Panel panel = panels[column / WIDTH];
        return panel.start() + row * panel.width() + column % WIDTH;
    }

    /**
     * Copies a matrix into the panels.
     *
     * @param values row by row
     * @param first index of the first element
     * @param stride distance between rows
     */
    public void pack(float[] values, int first, int stride) {
        for (Panel panel : panels) {
            int width = Math.min(panel.width(), columns - panel.firstColumn());
            int from = first + panel.firstColumn();
            int to = panel.start();
            for (int row = 0; row < depth; row++) {
                System.arraycopy(values, from, data, to, width);
                from += stride;
                to += panel.width();
            }
        }
    }
}
