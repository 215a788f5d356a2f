package dev.synram.simulator.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Means over 40,000 instances: a correlation of independent numbers scatters by 0.005, a variance by 0.007, so the tolerance of
 * 0.03 is more than four standard deviations. The seeds are fixed.
 */
class OrnsteinUhlenbeckTest {

    private static final int INSTANCES = 40_000;

    /** Times in the middle of a block and across its ends, near and far. */
    @ParameterizedTest
    @CsvSource({"10, 0, 1", "10, 300, 310", "10, 510, 514", "10, 1000, 1100", "700, 5, 1405", "700, 32700, 32800"})
    void valuesAreCorrelatedAsThoseOfAWalkThatIsPulledBack(double tau, long first, long second) {
        OrnsteinUhlenbeck process = new OrnsteinUhlenbeck(tau);
        double[] a = process.at(7, first, INSTANCES);
        double[] b = process.at(7, second, INSTANCES);
        assertThat(meanProduct(a, a)).isCloseTo(1, within(0.03));
        assertThat(meanProduct(b, b)).isCloseTo(1, within(0.03));
        assertThat(meanProduct(a, b)).isCloseTo(Math.exp((first - second) / tau), within(0.03));
    }

    private static double meanProduct(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum / a.length;
    }
}
