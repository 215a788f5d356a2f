package dev.synram.network.layer;

import dev.synram.network.shape.Window;
import java.util.Arrays;

/**
 * The elements of a sample that make up the vectors that a layer multiplies (im2col).
 *
 * @param length number of elements of one vector
 * @param source for each element of each vector, its index in the sample, {@link #PADDING} or {@link #CONSTANT}
 */
@SuppressWarnings("ArrayRecordComponent") // an index table that is never compared
public record Im2col(int length, int[] source) {

    /** Marks an element outside the sample, which is 0. */
    public static final int PADDING = Window.PADDING;

    /** Marks an element that is always the largest activation. */
    public static final int CONSTANT = -2;

    /** One vector: the whole sample. */
    public static Im2col whole(int size) {
        int[] source = new int[size];
        for (int i = 0; i < size; i++) {
            source[i] = i;
        }
        return new Im2col(size, source);
    }

    /** The same vectors, each with {@code count} constants appended. */
    public Im2col withConstants(int count) {
        if (count == 0) {
            return this;
        }
        int longer = length + count;
        int[] extended = new int[positions() * longer];
        for (int position = 0; position < positions(); position++) {
            System.arraycopy(source, position * length, extended, position * longer, length);
            Arrays.fill(extended, position * longer + length, (position + 1) * longer, CONSTANT);
        }
        return new Im2col(longer, extended);
    }

    /** The same vectors with 0 in place of constants. */
    public Im2col withoutConstants() {
        return new Im2col(
                length,
                Arrays.stream(source).map(element -> Math.max(element, PADDING)).toArray());
    }

    /** Number of vectors per sample. */
    public int positions() {
        return source.length / length;
    }

    /** The activation for {@link #PADDING} or {@link #CONSTANT}. */
    public static byte outside(int element) {
        return element == CONSTANT ? ConvertingRelu.MAX : (byte) 0;
    }

    /**
     * Gathers the vectors of consecutive samples, sample by sample; elements outside a sample are 0.
     *
     * @param samples samples x sampleSize
     * @param vectors receives samples x positions x length
     */
    public void gather(float[] samples, int sampleSize, int count, float[] vectors) {
        for (int s = 0; s < count; s++) {
            int from = s * sampleSize;
            int to = s * source.length;
            for (int i = 0; i < source.length; i++) {
                int element = source[i];
                vectors[to + i] = element >= 0 ? samples[from + element] : 0f;
            }
        }
    }
}
