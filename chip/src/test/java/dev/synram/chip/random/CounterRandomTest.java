package dev.synram.chip.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Seeds are fixed, so nothing here fails by chance; bounds are 5 standard errors (false alarm 6e-7 for a new seed). */
class CounterRandomTest {

    private static final int COUNT = 1_000_000;

    @Test
    void normalsHaveTheMomentsOfTheNormalDistribution() {
        double[] powers = new double[5];
        for (int i = 0; i < COUNT; i++) {
            double x = CounterRandom.normal(7, i);
            for (int p = 1; p < powers.length; p++) {
                powers[p] += Math.pow(x, p) / COUNT;
            }
        }
        assertThat(powers[1]).isCloseTo(0, within(5 / Math.sqrt(COUNT)));
        assertThat(powers[2]).isCloseTo(1, within(5 * Math.sqrt(2.0 / COUNT)));
        assertThat(powers[3]).isCloseTo(0, within(5 * Math.sqrt(15.0 / COUNT)));
        assertThat(powers[4]).isCloseTo(3, within(5 * Math.sqrt(96.0 / COUNT)));
    }

    @Test
    void neighboursAndStreamsAreUncorrelated() {
        double neighbours = 0;
        double streams = 0;
        for (int i = 0; i < COUNT; i++) {
            double x = CounterRandom.normal(7, i);
            neighbours += x * CounterRandom.normal(7, i + 1) / COUNT;
            streams += x * CounterRandom.normal(8, i) / COUNT;
        }
        assertThat(neighbours).isCloseTo(0, within(5 / Math.sqrt(COUNT)));
        assertThat(streams).isCloseTo(0, within(5 / Math.sqrt(COUNT)));
    }

    @Property
    void boundedNumbersStayBelowTheirBound(
            @ForAll @IntRange(min = 1) int bound, @ForAll long key, @ForAll long counter) {
        assertThat(CounterRandom.below(bound, key, counter)).isBetween(0, bound - 1);
    }

    @Test
    void boundedNumbersAreUniform() {
        int bound = 10;
        int[] counts = new int[bound];
        for (int i = 0; i < COUNT; i++) {
            counts[CounterRandom.below(bound, 3, i)]++;
        }
        double expected = COUNT / (double) bound;
        for (int count : counts) {
            assertThat((double) count).isCloseTo(expected, within(5 * Math.sqrt(expected * 0.9)));
        }
    }
}
