package dev.synram.kernel;

import dev.synram.chip.InterleavedVectors;
import dev.synram.kernel.scalar.BoxMuller;

/**
 * Draws standard normal numbers. Pair {@code p} of the stream named by a key depends on these two alone, wherever its
 * numbers are put.
 *
 * <p>The method of Box and Muller (1958): a pair of 32-bit words {@code x}, {@code y} gives the two numbers {@code r cos a}
 * and {@code r sin a}. The radius is {@code sqrt(-2 ln u)} with {@code u} made of 31 bits of {@code x}, so that tails reach
 * 6.6 standard deviations. {@code y} is an angle within half of the circle about 0, and the last bit of {@code x} turns it
 * into the other half. Logarithm, sine and cosine are polynomials with an error below 1e-5 (minimax, fitted for this
 * purpose).
 *
 * <p>The words are the low and the high half of hash {@code p} of {@link dev.synram.chip.random.CounterRandom}.
 */
public interface NormalKernel {

    /** Numbers of a group. */
    int GROUP = 32;

    /**
     * Draws for several streams, number by number: pair {@code i} of group {@code g}, which is pair {@code 16 g + i} of its
     * stream, gives the numbers {@code i} and {@code 16 + i} of the group.
     *
     * @param keys name the streams
     * @param count how many streams
     * @param group number of the first group in each stream, 0..{@value BoxMuller#GROUPS} - 1
     * @param groups how many groups of each stream
     * @param out receives {@value #GROUP} numbers a group, the first stream's at its beginning
     * @param stride distance between streams
     */
    void draw(long[] keys, int count, int group, int groups, float[] out, int stride);

    /**
     * Draws for a stream in each lane of a strip: each pair gives two rows.
     *
     * @param evenKeys name the streams of lanes 0, 2, 4 ...
     * @param oddKeys name the streams of lanes 1, 3, 5 ...
     * @param lanes how many streams there are; others may be drawn too
     * @param firstPair number of the first pair in each stream
     * @param pairs how many
     * @param out receives rows of {@link InterleavedVectors#LANES}
     */
    void drawStrip(long[] evenKeys, long[] oddKeys, int lanes, int firstPair, int pairs, float[] out);
}
