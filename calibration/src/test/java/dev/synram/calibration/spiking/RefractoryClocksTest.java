package dev.synram.calibration.spiking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synram.chip.spiking.HemisphereSettings;
import dev.synram.chip.spiking.RefractorySettings;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** As the public test of refractory settings (calix {@code test_refractory_period.py}), for 512 targets. */
class RefractoryClocksTest {

    private static final int NEURONS = 512;

    private static double[] linear(double first, double last) {
        return IntStream.range(0, NEURONS)
                .mapToDouble(i -> first + (last - first) * i / (NEURONS - 1))
                .toArray();
    }

    private static double[] constant(double value) {
        double[] values = new double[NEURONS];
        Arrays.fill(values, value);
        return values;
    }

    private static double period(RefractoryClocks clocks, RefractorySettings neuron) {
        return HemisphereSettings.period(neuron.fastClock() ? clocks.fastScale() : clocks.slowScale());
    }

    @ParameterizedTest
    @CsvSource({"0.04, 32, 0", "1, 20, 0.5", "2, 2, 0", "10, 30, 4", "0.04, 0.1, 0", "32, 32, 4", "5, 6, 3"})
    void countersAndHoldoffGiveTheirTargetsWithinOneCycle(double first, double last, double holdoff) {
        double[] micros = linear(first, last);
        RefractoryClocks clocks = RefractoryClocks.of(micros, constant(holdoff));
        for (int i = 0; i < NEURONS; i++) {
            RefractorySettings neuron = clocks.neurons().get(i);
            double period = period(clocks, neuron);
            assertThat(neuron.silentCycles() * period)
                    .as("target %.3f µs, period %.3f µs", micros[i], period)
                    .isBetween(micros[i] - period, micros[i] + period);
            if (micros[i] > holdoff + period) {
                double released = (neuron.silentCycles() - neuron.resetCycles()) * period;
                assertThat(released)
                        .as("holdoff, period %.3f µs", period)
                        .isBetween(Math.max(period, holdoff) - period, holdoff + period * 1.001);
            }
        }
    }

    @Test
    void equalTimesAreCountedAsFinelyAsPossible() {
        RefractoryClocks clocks = RefractoryClocks.of(constant(2), constant(0));
        assertThat(clocks.fastScale()).isZero();
        assertThat(clocks.neurons()).allMatch(neuron -> neuron.equals(new RefractorySettings(250, true, 15, false)));
    }

    /** With counters of another clock, targets are missed by much more than a cycle: the test can fail. */
    @Test
    void countersOfAnotherClockMissTheirTargets() {
        RefractoryClocks clocks = RefractoryClocks.of(constant(20), constant(0));
        RefractorySettings neuron = clocks.neurons().getFirst();
        double wrong = HemisphereSettings.period(clocks.fastScale() + 1);
        assertThat(neuron.silentCycles() * wrong).isGreaterThan(20 + wrong);
    }

    @Test
    void timesThatNoClockReachesAreRefused() {
        assertThatThrownBy(() -> RefractoryClocks.of(constant(1e6), constant(0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the slowest has 262.1 µs");
    }
}
