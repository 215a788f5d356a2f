package dev.synram.chip;

import java.util.Objects;

/**
 * A view of {@code count} vectors of {@code length} bytes in an array: element {@code i} of vector {@code v} is {@code
 * data[offset + v * stride + i]}. Activations (0..31) and results (-128..127) are both held this way, so that a tile of
 * a larger matrix needs no copy. The array is shared, not copied.
 *
 * @param data the array that holds the vectors
 * @param offset index of the first element of the first vector
 * @param stride distance between the first elements of consecutive vectors, at least {@code length}
 * @param count number of vectors
 * @param length elements of one vector
 */
@SuppressWarnings("ArrayRecordComponent") // a view of the caller's array; vectors are never compared
public record Vectors(byte[] data, int offset, int stride, int count, int length) implements VectorBatch {

    public Vectors {
        if (count < 0 || length < 0 || stride < length) {
            throw new IllegalArgumentException(
                    "%d vectors of length %d with stride %d are not possible".formatted(count, length, stride));
        }
        if (count > 0) {
            Objects.checkFromIndexSize((long) offset, (count - 1L) * stride + length, data.length);
        }
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
    public Vectors slice(int first, int length) {
        Objects.checkFromIndexSize(first, length, this.length);
        return new Vectors(data, offset + first, stride, count, length);
    }

    /** The vectors {@code first..first + count - 1}. */
    public Vectors range(int first, int count) {
        Objects.checkFromIndexSize(first, count, this.count);
        return new Vectors(data, offset + first * stride, stride, count, length);
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
        if (stride != length || length % parts != 0) {
            throw new IllegalArgumentException("%d vectors of length %d with stride %d cannot be divided by %d"
                    .formatted(count, length, stride, parts));
        }
        return new Vectors(data, offset, length / parts, count * parts, length / parts);
    }

    /** Index in {@link #data} of the first element of a vector. */
    public int start(int vector) {
        return offset + vector * stride;
    }
}
