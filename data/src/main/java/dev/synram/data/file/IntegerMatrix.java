package dev.synram.data.file;

import java.util.Objects;

/**
 * A matrix of integers read from a file.
 *
 * @param rows number of rows
 * @param columns number of columns
 * @param values row by row
 */
@SuppressWarnings("ArrayRecordComponent") // matrices are never compared as records
public record IntegerMatrix(int rows, int columns, int[] values) {

    public IntegerMatrix {
        if ((long) rows * columns != values.length) {
            throw new IllegalArgumentException("%s x %s are not %s values".formatted(rows, columns, values.length));
        }
    }

    /** The value at a row and column, both from 0. */
    public int get(int row, int column) {
        Objects.checkIndex(row, rows);
        Objects.checkIndex(column, columns);
        return values[row * columns + column];
    }
}
