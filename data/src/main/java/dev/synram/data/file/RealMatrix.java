package dev.synram.data.file;

import java.util.Objects;

/**
 * A matrix of real numbers, such as one read from a file.
 *
 * @param rows number of rows
 * @param columns number of columns
 * @param values finite numbers, row by row
 */
@SuppressWarnings("ArrayRecordComponent") // matrices are never compared as records
public record RealMatrix(int rows, int columns, double[] values) {

    public RealMatrix {
        if ((long) rows * columns != values.length) {
            throw new IllegalArgumentException("%s x %s are not %s values".formatted(rows, columns, values.length));
        }
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                throw new IllegalArgumentException("row %s, column %s is %s; expected a finite number"
                        .formatted(i / columns + 1, i % columns + 1, values[i]));
            }
        }
    }

    /** The value at a row and column, both from 0. */
    public double get(int row, int column) {
        Objects.checkIndex(row, rows);
        Objects.checkIndex(column, columns);
        return values[row * columns + column];
    }

    /** The largest magnitude of a value; 0 if all are 0. */
    public double largest() {
        double largest = 0;
        for (double value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }

    /** Whether all values are whole numbers. */
    public boolean isWhole() {
        for (double value : values) {
            if (value != Math.rint(value)) {
                return false;
            }
        }
        return true;
    }
}
