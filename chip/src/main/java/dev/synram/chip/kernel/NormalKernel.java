package dev.synram.chip.kernel;

/**
 * Draws standard normal numbers, {@value #GROUP} at a time, from a key and the number of the group alone.
 *
 * <p>The method of Box and Muller (1958): a pair of 32-bit hashes {@code x}, {@code y} gives the two numbers {@code r cos
 * a} and {@code r sin a}. The radius is {@code sqrt(-2 ln u)} with {@code u} made of 31 bits of {@code x}, so that tails
 * reach 6.6 standard deviations. {@code y} is an angle within a quarter of the circle about 0; its last bit exchanges
 * the two numbers and the last bit of {@code x} their signs, which fills the circle. Logarithm, sine and cosine are
 * polynomials with a relative error below 3e-6 (minimax, fitted for this purpose).
 *
 * <p>The hashes are those of {@link dev.synram.chip.random.CounterRandom}: 16 of 64 bits a group, numbered from {@code 16
 * * group}. Of hash {@code j} and hash {@code 8 + j} the low halves are {@code x} and {@code y} of pair {@code 2 j}, the
 * high halves {@code y} and {@code x} of pair {@code 2 j + 1}. Pair {@code p} gives the numbers {@code p} and {@code p +
 * 16} of its group.
 */
public interface NormalKernel {

    /** Numbers of a group. */
    int GROUP = 32;

    /**
     * Draws numbers for several streams.
     *
     * @param keys name the streams
     * @param count how many streams
     * @param group number of the first group in each stream, 0..{@value BoxMuller#GROUPS} - 1
     * @param groups how many groups of each stream
     * @param out receives {@value #GROUP} numbers a group, the first stream's at its beginning
     * @param stride distance between streams
     */
    void draw(long[] keys, int count, int group, int groups, float[] out, int stride);
}
