package dev.synram.compiler.plan;

/**
 * A part of a layer's matrix that fits one synram.
 *
 * @param rows which rows of the matrix, in order
 * @param firstColumn first column of the matrix
 * @param columns number of columns
 */
@SuppressWarnings("ArrayRecordComponent") // an index table; tiles are never compared
public record Tile(int[] rows, int firstColumn, int columns) {

    /** Number of rows. */
    public int inputs() {
        return rows.length;
    }
}
