package dev.synram.training.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BalancedOrderTest {

    private static final int FREQUENT = 800;
    private static final int RARE = 50;
    private static final int[] SIZES = {FREQUENT, RARE, 0, 150};

    private static byte[] labels(int... sizes) {
        byte[] labels = new byte[Arrays.stream(sizes).sum()];
        int next = 0;
        for (int label = 0; label < sizes.length; label++) {
            Arrays.fill(labels, next, next + sizes[label], (byte) label);
            next += sizes[label];
        }
        return labels;
    }

    private static int[] drawn(byte[] labels, int[] order) {
        int[] drawn = new int[SIZES.length];
        for (int sample : order) {
            drawn[labels[sample]]++;
        }
        return drawn;
    }

    /** Trainings without balance keep their bits. */
    @Test
    void withoutBalanceEachSampleOccursOnce() {
        assertThat(BalancedOrder.of(labels(SIZES), 0, 7)).isEqualTo(Permutation.of(1000, 7));
    }

    @Test
    void balancedClassesOccurEquallyOften() {
        byte[] labels = labels(SIZES);
        assertThat(drawn(labels, BalancedOrder.of(labels, 1, 7))).containsExactly(333, 334, 0, 333);
    }

    /** Roots of 800, 50 and 150 are 28.28, 7.07 and 12.25, of 47.60 in all. */
    @Test
    void halfTheBalanceIsTheRootOfTheSizes() {
        byte[] labels = labels(SIZES);
        assertThat(drawn(labels, BalancedOrder.of(labels, 0.5, 7))).containsExactly(594, 149, 0, 257);
    }

    /** Each sample of a class occurs as often as the others, or once more. */
    @Property(tries = 100)
    void samplesOfAClassAreEqual(
            @ForAll @DoubleRange(min = 0.01, max = 1) double balance,
            @ForAll long key,
            @ForAll @IntRange(min = 1, max = 60) int rare) {
        byte[] labels = labels(200, rare, 0, 90);
        int[] order = BalancedOrder.of(labels, balance, key);
        assertThat(order).hasSize(labels.length);
        int[] times = new int[labels.length];
        for (int sample : order) {
            times[sample]++;
        }
        for (int label : new int[] {0, 1, 3}) {
            int first = label == 0 ? 0 : label == 1 ? 200 : 200 + rare;
            int size = label == 0 ? 200 : label == 1 ? rare : 90;
            int[] own = Arrays.copyOfRange(times, first, first + size);
            Arrays.sort(own);
            assertThat(own[size - 1] - own[0]).isBetween(0, 1);
        }
    }

    /** Classes are mixed: the first half of an order holds about half of the rare class (binomial, false alarm below 1e-6). */
    @Test
    void classesAreMixedAndOrdersDiffer() {
        byte[] labels = labels(SIZES);
        int[] order = BalancedOrder.of(labels, 1, 7);
        long early = Arrays.stream(order, 0, 500)
                .filter(sample -> labels[sample] == 1)
                .count();
        assertThat(early).isBetween(167L - 50, 167L + 50);
        assertThat(BalancedOrder.of(labels, 1, 8)).isNotEqualTo(order);
    }
}
