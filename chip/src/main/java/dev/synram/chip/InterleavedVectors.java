package dev.synram.chip;

import dev.synram.chip.geometry.ChipGeometry;
import java.util.Arrays;
import java.util.Objects;

/**
 * An interleaved batch: {@value #LANES} vectors form a strip, which has a row of {@value #LANES} bytes for each element; a
 * vector is one lane of the strip, the same byte of every row.
 *
 * <p>If a sample consists of several vectors, for example of the positions of a convolution, a strip contains the same
 * position of {@value #LANES} samples: of {@code p} positions, strip {@code s} contains position {@code s % p} of the samples
 * from {@code s / p * LANES} on, and vector {@code v} is position {@code v % p} of sample {@code v / p}. So the results of
 * all positions of a sample are also one vector, in one lane of a strip with as many rows.
 *
 * @param data the array with the vectors, and at its end a row of the largest activation and a row of zeros; shared
 * @param count number of vectors
 * @param positions number of vectors made of one sample
 * @param firstRow first row of a sample that belongs to the vectors
 * @param positionRows rows from one position to the next
 * @param sampleRows rows of a sample
 * @param length elements of one vector
 */
@SuppressWarnings("ArrayRecordComponent") // a view of the caller's array; vectors are never compared
public record InterleavedVectors(
        byte[] data, int count, int positions, int firstRow, int positionRows, int sampleRows, int length)
        implements InterleavedSource, VectorBatch {

    /** Number of vectors in a strip. */
    public static final int LANES = 32;

    /** Rows at the end of the array that belong to no vector. */
    private static final int SPARE_ROWS = 2;

    public InterleavedVectors {
        if (count % positions != 0) {
            throw new IllegalArgumentException(
                    "%s vectors do not make whole samples of %s".formatted(count, positions));
        }
        Objects.checkFromIndexSize(firstRow, (positions - 1) * positionRows + length, sampleRows);
        long rows = (long) Math.ceilDiv(count / positions, LANES) * sampleRows + SPARE_ROWS;
        Objects.checkFromIndexSize(0L, rows * LANES, data.length);
    }

    /** {@code count} new vectors of {@code length} zeros, one per sample. */
    public static InterleavedVectors zeros(int count, int length) {
        int rows = Math.addExact(Math.multiplyExact(strips(count, 1), length), SPARE_ROWS);
        byte[] data = new byte[Math.multiplyExact(rows, LANES)];
        Arrays.fill(data, data.length - 2 * LANES, data.length - LANES, (byte) ChipGeometry.MAX_ACTIVATION);
        return new InterleavedVectors(data, count, 1, 0, length, length, length);
    }

    /** Number of strips of so many vectors. */
    public static int strips(int count, int positions) {
        return Math.ceilDiv(count / positions, LANES) * positions;
    }

    /** Number of vectors in a strip: {@value #LANES}, fewer in the last ones. */
    public static int lanes(int strip, int count, int positions) {
        return Math.min(LANES, count / positions - strip / positions * LANES);
    }

    /** Index of the vector in the first lane of a strip; from lane to lane the index grows by {@code positions}. */
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
        int ofSample = strip / positions * sampleRows + strip % positions * positionRows;
        return (ofSample + firstRow + element) * LANES;
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

    /** Index in {@link #data} of a row of the largest activation. */
    public int constants() {
        return data.length - 2 * LANES;
    }

    @Override
    public InterleavedVectors slice(int first, int sliceLength) {
        Objects.checkFromIndexSize(first, sliceLength, length);
        return new InterleavedVectors(data, count, positions, firstRow + first, positionRows, sampleRows, sliceLength);
    }

    @Override
    public InterleavedVectors divided(int parts) {
        if (positions != 1 || length % parts != 0) {
            throw new IllegalArgumentException("%s cannot be divided by %s".formatted(this, parts));
        }
        int part = length / parts;
        return new InterleavedVectors(data, count * parts, parts, firstRow, part, sampleRows, part);
    }

    @Override
    public InterleavedVectors positions(int first, int some) {
        Objects.checkFromIndexSize(first, some, positions);
        int fewer = count / positions * some;
        return new InterleavedVectors(
                data, fewer, some, firstRow + first * positionRows, positionRows, sampleRows, length);
    }

    @Override
    public String toString() {
        return "%s interleaved vectors of length %s, %s per sample".formatted(count, length, positions);
    }
}
