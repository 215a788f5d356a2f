package dev.synram.kernel.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.synram.chip.random.CounterRandom;
import dev.synram.kernel.data.NormalStreams;
import dev.synram.kernel.simd.SimdKernels;
import java.util.Arrays;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

/**
 * The noise is normal and its streams are independent. Each bound is 5 standard deviations of what is measured, so a
 * right generator fails one of the about 60 checks once in 30,000 choices of the seed, which is fixed.
 */
class NormalKernelTest {

    private static final int STREAMS = 2048;
    private static final int GROUPS = 8;
    private static final int LENGTH = GROUPS * NormalStreams.GROUP;
    private static final int COUNT = STREAMS * LENGTH;
    private static final double SIGMAS = 5;

    /** Keys that differ as little as those of consecutive vectors. */
    private static float[] drawn() {
        NormalStreams streams = new NormalStreams(STREAMS, GROUPS);
        for (int i = 0; i < STREAMS; i++) {
            streams.keys[i] = CounterRandom.combine(42, i);
        }
        streams.select(STREAMS, 0, GROUPS);
        SimdKernels.all().normal().draw(streams);
        return streams.numbers;
    }

    private static float[] drawn(long key) {
        NormalStreams stream = new NormalStreams(1, GROUPS);
        stream.keys[0] = key;
        stream.select(1, 0, GROUPS);
        SimdKernels.all().normal().draw(stream);
        return stream.numbers;
    }

    private static double mean(int count, IntToDoubleFunction value) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += value.applyAsDouble(i);
        }
        return sum / count;
    }

    @Test
    void momentsAreThoseOfTheNormalDistribution() {
        float[] x = drawn();
        double deviation = SIGMAS / Math.sqrt(COUNT);
        assertThat(mean(COUNT, i -> x[i])).isCloseTo(0, within(deviation));
        assertThat(mean(COUNT, i -> x[i] * x[i])).isCloseTo(1, within(deviation * Math.sqrt(2)));
        assertThat(mean(COUNT, i -> Math.pow(x[i], 3))).isCloseTo(0, within(deviation * Math.sqrt(15)));
        assertThat(mean(COUNT, i -> Math.pow(x[i], 4))).isCloseTo(3, within(deviation * Math.sqrt(96)));
        assertThat(mean(COUNT, i -> Math.pow(x[i], 6))).isCloseTo(15, within(deviation * Math.sqrt(10_170)));
    }

    /** Probabilities beyond whole and half deviations, from tables of the normal distribution. */
    @Test
    void tailsHaveTheRightWeight() {
        float[] x = drawn();
        double[][] tails = {
            {0.5, 0.3085375387},
            {1, 0.1586552539},
            {1.5, 0.0668072013},
            {2, 0.0227501319},
            {2.5, 0.0062096653},
            {3, 0.0013498980},
            {3.5, 2.326291e-4},
            {4, 3.167124e-5},
            {4.5, 3.397673e-6}
        };
        for (double[] tail : tails) {
            double allowed = SIGMAS * Math.sqrt(tail[1] * COUNT) + 1;
            assertThat(mean(COUNT, i -> x[i] > tail[0] ? 1 : 0) * COUNT)
                    .as("beyond %s", tail[0])
                    .isCloseTo(tail[1] * COUNT, within(allowed));
            assertThat(mean(COUNT, i -> x[i] < -tail[0] ? 1 : 0) * COUNT)
                    .as("beyond -%s", tail[0])
                    .isCloseTo(tail[1] * COUNT, within(allowed));
        }
    }

    /** The two-sample test of Kolmogorov and Smirnov; the bound is exceeded once in about 10^6 samples. */
    @Test
    void theDistributionIsThatOfAnEstablishedGenerator() {
        float[] ours = drawn();
        float[] theirs = new float[COUNT];
        Random random = new Random(7);
        for (int i = 0; i < COUNT; i++) {
            theirs[i] = (float) random.nextGaussian();
        }
        Arrays.sort(ours);
        Arrays.sort(theirs);
        double largest = 0;
        for (int i = 0, j = 0; i < COUNT && j < COUNT; ) {
            if (ours[i] <= theirs[j]) {
                i++;
            } else {
                j++;
            }
            largest = Math.max(largest, Math.abs(i - j) / (double) COUNT);
        }
        assertThat(largest).isLessThan(2.69 * Math.sqrt(2.0 / COUNT));
    }

    /** Neighbours in a stream, the two numbers of a pair, hashes that share words, and the same place in other streams. */
    @Test
    void numbersDoNotKnowOfEachOther() {
        float[] x = drawn();
        double allowed = SIGMAS / Math.sqrt(COUNT);
        for (int distance : new int[] {1, 2, 8, 16, 17, 32, 64, LENGTH, LENGTH + 1, LENGTH + 16, 2 * LENGTH}) {
            int pairs = COUNT - distance;
            assertThat(mean(pairs, i -> x[i] * x[i + distance]))
                    .as("distance %s", distance)
                    .isCloseTo(0, within(allowed * 1.01));
            assertThat(mean(pairs, i -> (x[i] * x[i] - 1) * (x[i + distance] * x[i + distance] - 1)))
                    .as("squares at distance %s", distance)
                    .isCloseTo(0, within(2 * allowed * 1.01));
        }
    }

    /** The sum of the squares of a vector's columns has the variance of independent numbers. */
    @Test
    void vectorsAreNotLouderThanChance() {
        float[] x = drawn();
        double variance = mean(STREAMS, s -> {
            double sum = 0;
            for (int i = 0; i < LENGTH; i++) {
                sum += x[s * LENGTH + i] * x[s * LENGTH + i] - 1.0;
            }
            return sum * sum / LENGTH;
        });
        assertThat(variance).isCloseTo(2, within(SIGMAS * 2 * Math.sqrt(2.0 / STREAMS)));
    }

    @Test
    void otherKeysGiveOtherNumbersAndTheSameKeyTheSame() {
        float[] first = drawn(1);
        float[] again = drawn(1);
        float[] other = drawn(2);
        assertThat(again).isEqualTo(first);
        int equal = 0;
        for (int i = 0; i < LENGTH; i++) {
            equal += first[i] == other[i] ? 1 : 0;
        }
        assertThat(equal).isZero();
    }
}
