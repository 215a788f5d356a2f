package dev.synram.chip.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class NormalQuantileTest {

    /** Published accuracy of PPND7 is about 1 part in 10^7; float arithmetic adds as much again. */
    private static final double RELATIVE_ERROR = 2e-6;

    @Property
    void distributionFunctionOfQuantileIsTheProbability(@ForAll int bits) {
        double probability = (bits + 0.5) / 0x1p32 + 0.5;
        double x = NormalQuantile.of(bits);
        double smallerTail = Math.min(probability, 1 - probability);
        double density = Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
        assertThat(upperTail(Math.abs(x)))
                .isCloseTo(smallerTail, within(density * RELATIVE_ERROR * Math.max(1, Math.abs(x)) + 1e-15));
    }

    @Test
    void tailsReachSixStandardDeviations() {
        // The smallest probability is 2^-33, whose quantile is -6.3379 (tables of the normal distribution).
        assertThat(NormalQuantile.of(Integer.MIN_VALUE)).isCloseTo(-6.3379f, within(0.001f));
        assertThat(NormalQuantile.of(Integer.MAX_VALUE)).isEqualTo(-NormalQuantile.of(Integer.MIN_VALUE));
    }

    @Property
    void manyAtOnceAreTheSameAsOneByOne(@ForAll int[] bits) {
        float[] normals = new float[bits.length];
        NormalQuantile.of(bits, normals, bits.length);
        for (int i = 0; i < bits.length; i++) {
            assertThat(normals[i]).isEqualTo(NormalQuantile.of(bits[i]));
        }
    }

    /** P(X > x) for x >= 0: Simpson's rule over 12 standard deviations, with 24,000 intervals. */
    private static double upperTail(double x) {
        int intervals = 24_000;
        double h = 12.0 / intervals;
        double sum = density(x) + density(x + 12);
        for (int i = 1; i < intervals; i++) {
            sum += (i % 2 == 1 ? 4 : 2) * density(x + i * h);
        }
        return sum * h / 3;
    }

    private static double density(double x) {
        return Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
    }
}
