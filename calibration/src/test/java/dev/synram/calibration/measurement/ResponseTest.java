package dev.synram.calibration.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.synram.chip.NoiseKey;
import dev.synram.simulator.SimulatedChip;
import dev.synram.simulator.error.ChipParameters;
import dev.synram.simulator.error.ErrorSource;
import org.junit.jupiter.api.Test;

class ResponseTest {

    private static final double ROUNDING = 0.29 / 30.7;

    private static Response measured(ChipParameters parameters) {
        try (SimulatedChip chip = new SimulatedChip(1, parameters, 1)) {
            return Response.measure(chip, NoiseKey.of(2));
        }
    }

    /**
     * A chip whose synapses alone differ. Activations have a mean square of 165.3 and a variance of 103.4: the rest of the errors is the
     * same for all vectors, an offset. Rounding adds 0.29 LSB to products of 30.7 LSB.
     */
    private static double expected(double deviation) {
        return Math.hypot(deviation * Math.sqrt(103.4 / 165.3), ROUNDING);
    }

    @Test
    void synapsesAreMeasuredApartFromColumns() {
        ChipParameters synapses = ChipParameters.nominal().only(ErrorSource.SYNAPSE_GAIN);
        assertThat(measured(synapses).synapseDeviation()).isCloseTo(expected(0.033), within(0.003));
        assertThat(measured(synapses.scaled(ErrorSource.SYNAPSE_GAIN, 2)).synapseDeviation())
                .isCloseTo(expected(0.066), within(0.005));
        assertThat(measured(ChipParameters.ideal()).synapseDeviation()).isLessThan(1.3 * ROUNDING);
    }

    /** Gains that quadrants of columns have in common are no gains of synapses. */
    @Test
    void gainsOfColumnsAreLeftOut() {
        Response response = measured(ChipParameters.nominal().only(ErrorSource.CADC_RAMP_SLOPE));
        assertThat(response.gainSpread()).isGreaterThan(0.015);
        assertThat(response.synapseDeviation()).isLessThan(0.75 * response.gainSpread());
    }
}
