package dev.synram.chip;

import java.util.Objects;

/**
 * Vectors side by side, {@value #LANES} in a strip: a strip has a row of {@value #LANES} bytes for each element, and each
 * vector a lane, the same byte of every row.
 *
 * <p>Where each sample is made of several vectors, as those of the positions of a convolution, a strip holds the same
 * position of {@value #LANES} samples: strip {@code s} of {@code p} positions holds position {@code s % p} of the samples
 * from {@code s / p * LANES} on, and vector {@code v} is position {@code v % p} of sample {@code v / p}. So the results of
 * all positions of a sample are also one vector, in one lane of one strip of as many rows.
 *
 * @param data the array that holds the vectors, and a row of zeros at its end
 * @param count number of vectors
 * @param positions how many vectors are made of one sample
 * @param firstRow of a strip's rows the first that belongs to the vectors
 * @param stripRows rows of a strip
 * @param length elements of one vector
 */
@SuppressWarnings("ArrayRecordComponent") // a view of the caller's array; vectors are never compared
public record Strips(byte[] data, int count, int positions, int firstRow, int stripRows, int length)
        implements StripSource, VectorBatch {

    /** Vectors of a strip. */
    public static final int LANES = 32;

    public Strips {
        if (count % positions != 0) {
            throw new IllegalArgumentException(
                    "%d vectors do not make whole samples of %d".formatted(count, positions));
        }
        Objects.checkFromIndexSize(firstRow, length, stripRows);
        Objects.checkFromIndexSize(0L, ((long) strips(count, positions) * stripRows + 1) * LANES, data.length);
    }

    /** {@code count} new vectors of {@code length} zeros, one a sample. */
    public static Strips zeros(int count, int length) {
        int rows = Math.addExact(Math.multiplyExact(strips(count, 1), length), 1);
        return new Strips(new byte[Math.multiplyExact(rows, LANES)], count, 1, 0, length, length);
    }

    /** The number of strips that so many vectors make. */
    public static int strips(int count, int positions) {
        return Math.ceilDiv(count / positions, LANES) * positions;
    }

    /** How many vectors a strip holds. */
    public static int lanes(int strip, int count, int positions) {
        return Math.min(LANES, count / positions - strip / positions * LANES);
    }

    /** The vector in a strip's first lane; from lane to lane their numbers grow by {@code positions}. */
    public static int firstVector(int strip, int positions) {
        return strip / positions * LANES * positions + strip % positions;
    }

    @Override
    public int index(int vector, int element) {
        int sample = vector / positions;
        return row(sample / LANES * positions + vector % positions, element) + sample % LANES;
    }

    /** Index in {@link #data} of a strip's row for an element. */
    public int row(int strip, int element) {
        return (strip * stripRows + firstRow + element) * LANES;
    }

    @Override
    public void rows(int strip, int[] rows) {
        for (int i = 0; i < length; i++) {
            rows[i] = row(strip, i);
        }
    }

    /** Index in {@link #data} of a row of zeros. */
    public int zeros() {
        return data.length - LANES;
    }

    @Override
    public Strips slice(int first, int sliceLength) {
        Objects.checkFromIndexSize(first, sliceLength, length);
        return new Strips(data, count, positions, firstRow + first, stripRows, sliceLength);
    }

    @Override
    public Strips divided(int parts) {
        if (positions != 1 || length != stripRows || length % parts != 0) {
            throw new IllegalArgumentException("%s cannot be divided by %d".formatted(this, parts));
        }
        return new Strips(data, count * parts, parts, 0, length / parts, length / parts);
    }

    @Override
    public String toString() {
        return "%d vectors of length %d side by side, %d a sample".formatted(count, length, positions);
    }
}
