package dev.synram.network.layer;

import dev.synram.network.shape.Window;
import java.util.Arrays;

/**
 * Which elements of a sample make up the vectors that a layer multiplies.
 *
 * @param length elements of one vector
 * @param source for each element of each vector the index in the sample, or {@link #PADDING} or {@link
 *     #CONSTANT}
 */
@SuppressWarnings("ArrayRecordComponent") // an index table; patches are never compared
public record Im2col(int length, int[] source) {

    /** Marks an element outside the sample, which counts as 0. */
    public static final int PADDING = Window.PADDING;

    /** Marks an element that always is the largest activation. */
    public static final int CONSTANT = -2;

    /** One vector: the whole sample. */
    public static Im2col whole(int size) {
        int[] source = new int[size];
        for (int i = 0; i < size; i++) {
            source[i] = i;
        }
        return new Im2col(size, source);
    }

    /** The same vectors, each with {@code count} constants at its end. */
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

    /** Number of vectors a sample. */
    public int positions() {
        return source.length / length;
    }

    /** The activation of an element that is not part of a sample. */
    public static byte outside(int element) {
        return element == CONSTANT ? ConvertingRelu.MAX : (byte) 0;
    }

    /**
     * Copies the vectors of consecutive samples, sample by sample; what lies outside of a sample is 0.
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
