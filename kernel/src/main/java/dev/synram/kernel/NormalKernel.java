package dev.synram.kernel;

import dev.synram.kernel.data.LaneGroup;
import dev.synram.kernel.data.NormalStreams;

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

    /**
     * Draws for several streams: pair {@code i} of group {@code g}, which is pair {@code 16 g + i} of its stream, gives the
     * numbers {@code i} and {@code 16 + i} of the group.
     *
     * @param streams holds keys and receives numbers, the first selected group of each stream at its beginning
     */
    void draw(NormalStreams streams);

    /**
     * Draws for a stream in each lane: each pair gives two rows.
     *
     * @param group holds keys and receives numbers in its first rows
     * @param firstPair number of the first pair in each stream
     * @param pairs how many
     */
    void drawLanes(LaneGroup group, int firstPair, int pairs);
}
