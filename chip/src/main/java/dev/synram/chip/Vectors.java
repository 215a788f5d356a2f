package dev.synram.chip;

import java.util.Objects;

/**
 * A view of {@code count} vectors of {@code length} bytes in an array. Element {@code i} of vector {@code v} is {@code
 * data[start(v) + i]}. Activations (0..31) and results (-128..127) are both held this way, so that a tile of a larger matrix
 * needs no copy. The array is shared, not copied.
 *
 * <p>Where each sample is made of several vectors, as those of the positions of a convolution, vector {@code v} is position
 * {@code v % positions} of sample {@code v / positions}.
 *
 * @param data the array that holds the vectors
 * @param offset index of the first element of the first vector
 * @param stride distance between the first elements of consecutive vectors of a sample, at least {@code length}
 * @param count number of vectors
 * @param length elements of one vector
 * @param positions how many vectors are made of one sample
 * @param sampleStride distance between the first elements of the first vectors of consecutive samples
 */
@SuppressWarnings("ArrayRecordComponent") // a view of the caller's array; vectors are never compared
public record Vectors(byte[] data, int offset, int stride, int count, int length, int positions, int sampleStride)
        implements VectorBatch {

    public Vectors {
        if (count < 0 || length < 0 || stride < length || positions < 1 || count % positions != 0) {
            throw new IllegalArgumentException("%s vectors of length %s with stride %s, %s a sample, are not possible"
                    .formatted(count, length, stride, positions));
        }
        if (count > 0) {
            long last = (count / positions - 1L) * sampleStride + (positions - 1L) * stride;
            Objects.checkFromIndexSize((long) offset, last + length, data.length);
        }
    }

    /** Vectors one a sample. */
    public Vectors(byte[] data, int offset, int stride, int count, int length) {
        this(data, offset, stride, count, length, 1, stride);
    }

    /** All of {@code data} as consecutive vectors of {@code length} elements. */
    public static Vectors of(byte[] data, int length) {
        return new Vectors(data, 0, length, data.length / length, length);
    }

    /** {@code count} new vectors of {@code length} zeros. */
    public static Vectors zeros(int count, int length) {
        return new Vectors(new byte[Math.multiplyExact(count, length)], 0, length, count, length);
    }

    @Override
    public Vectors slice(int first, int sliceLength) {
        Objects.checkFromIndexSize(first, sliceLength, length);
        return new Vectors(data, offset + first, stride, count, sliceLength, positions, sampleStride);
    }

    /** The vectors {@code first..first + count - 1}, whole samples. */
    public Vectors range(int first, int rangeCount) {
        Objects.checkFromIndexSize(first, rangeCount, count);
        return new Vectors(data, start(first), stride, rangeCount, length, positions, sampleStride);
    }

    /** Every {@code step}-th vector, one a sample, from {@code first} on. */
    public Vectors every(int step, int first) {
        int fewer = Math.max(0, Math.ceilDiv(count - first, step));
        return new Vectors(data, fewer == 0 ? 0 : start(first), step * stride, fewer, length);
    }

    @Override
    public void copy(int vector, byte[] target, int start) {
        System.arraycopy(data, start(vector), target, start, length);
    }

    @Override
    public int index(int vector, int element) {
        return start(vector) + element;
    }

    @Override
    public Vectors divided(int parts) {
        if (positions != 1 || length % parts != 0) {
            throw new IllegalArgumentException("%s vectors of length %s, %s a sample, cannot be divided by %s"
                    .formatted(count, length, positions, parts));
        }
        int part = length / parts;
        return new Vectors(data, offset, part, count * parts, part, parts, stride);
    }

    @Override
    public Vectors positions(int first, int some) {
        Objects.checkFromIndexSize(first, some, positions);
        int fewer = count / positions * some;
        return new Vectors(data, offset + first * stride, stride, fewer, length, some, sampleStride);
    }

    /** Index in {@link #data} of the first element of a vector. */
    public int start(int vector) {
        return positions == 1
                ? offset + vector * sampleStride
                : offset + vector / positions * sampleStride + vector % positions * stride;
    }
}
