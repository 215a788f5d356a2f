package dev.synram.chip;

import dev.synram.chip.geometry.ChipGeometry;

/**
 * A rectangle of the matrix of one synram: the inputs and columns that a multiplication drives and reads.
 *
 * @param hemisphere index of the synapse array
 * @param firstInput first input, 0..127 if rows are signed, 0..255 if not
 * @param inputs number of inputs, at least 1
 * @param firstColumn first column, 0..255
 * @param columns number of columns, at least 1
 * @param rows how inputs use the rows of the array
 */
public record Block(int hemisphere, int firstInput, int inputs, int firstColumn, int columns, RowMode rows) {

    public Block {
        checkSpan("inputs", firstInput, inputs, rows.inputs());
        checkSpan("columns", firstColumn, columns, ChipGeometry.COLUMNS);
        if (hemisphere < 0) {
            throw new IllegalArgumentException("hemispheres count from 0, not " + hemisphere);
        }
    }

    /** A block of signed weights. */
    public Block(int hemisphere, int firstInput, int inputs, int firstColumn, int columns) {
        this(hemisphere, firstInput, inputs, firstColumn, columns, RowMode.SIGNED);
    }

    /** All inputs and columns of a hemisphere, signed. */
    public static Block whole(int hemisphere) {
        return new Block(hemisphere, 0, ChipGeometry.SIGNED_INPUTS, 0, ChipGeometry.COLUMNS);
    }

    /**
     * The same inputs and some of the columns.
     *
     * @param first first column, relative to the block
     * @param count number of columns
     */
    public Block columns(int first, int count) {
        return new Block(hemisphere, firstInput, inputs, firstColumn + first, count, rows);
    }

    /** Number of weights in the block. */
    public int size() {
        return inputs * columns;
    }

    /** Whether the two blocks share synapses. */
    public boolean overlaps(Block other) {
        return hemisphere == other.hemisphere
                && firstRow() < other.endRow()
                && other.firstRow() < endRow()
                && firstColumn < other.firstColumn + other.columns
                && other.firstColumn < firstColumn + columns;
    }

    private int firstRow() {
        return firstInput * rows.rowsPerInput();
    }

    private int endRow() {
        return (firstInput + inputs) * rows.rowsPerInput();
    }

    private static void checkSpan(String what, int first, int count, int available) {
        if (first < 0 || count < 1 || first + count > available) {
            throw new IllegalArgumentException("%s %s..%s do not lie within 0..%s of a synram"
                    .formatted(what, first, first + count - 1, available - 1));
        }
    }
}
