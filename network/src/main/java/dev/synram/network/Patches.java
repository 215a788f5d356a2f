package dev.synram.network;

/**
 * Which elements of a sample make up the vectors that a layer multiplies.
 *
 * @param length elements of one vector
 * @param source for each element of each vector the index in the sample, or {@link #PADDING}
 */
@SuppressWarnings("ArrayRecordComponent") // an index table; patches are never compared
public record Patches(int length, int[] source) {

    /** Marks an element outside the sample, which counts as 0. */
    public static final int PADDING = -1;

    /** One vector: the whole sample. */
    public static Patches whole(int size) {
        int[] source = new int[size];
        for (int i = 0; i < size; i++) {
            source[i] = i;
        }
        return new Patches(size, source);
    }

    /** Number of vectors a sample. */
    public int positions() {
        return source.length / length;
    }

    /** Copies the vectors of consecutive samples into {@code vectors}, sample by sample. */
    public void gather(byte[] samples, int sampleSize, int count, byte[] vectors) {
        for (int s = 0; s < count; s++) {
            int from = s * sampleSize;
            int to = s * source.length;
            for (int i = 0; i < source.length; i++) {
                int element = source[i];
                vectors[to + i] = element == PADDING ? 0 : samples[from + element];
            }
        }
    }
}
