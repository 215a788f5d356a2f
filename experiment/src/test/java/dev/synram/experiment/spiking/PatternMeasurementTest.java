package dev.synram.experiment.spiking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synram.calibration.spiking.SpikingCalibration;
import dev.synram.chip.Cell;
import dev.synram.chip.spiking.AdaptationSettings;
import dev.synram.chip.spiking.NeuronSettings;
import dev.synram.experiment.spiking.SpikingCharacterizationResult.PatternResponse;
import dev.synram.simulator.SimulatedChip;
import dev.synram.simulator.error.ChipParameters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PatternMeasurementTest {

    /** Pulses to the adaptation, which does not follow the membrane. */
    private static PatternResponse response(boolean adapts) {
        NeuronSettings neuron =
                NeuronSettings.DEFAULT.withAdaptation(adapts ? AdaptationSettings.ON : AdaptationSettings.OFF);
        try (SimulatedChip chip = new SimulatedChip(1, ChipParameters.ideal(), 1)) {
            SpikingCalibration calibration = UniformCells.applyTo(chip, neuron);
            fill(chip, Cell.ADAPTATION_STRENGTH, 0);
            fill(chip, Cell.ADAPTATION_JUMP, 200);
            PatternResponse response = new PatternMeasurement(chip, calibration).measure(AdexPattern.ADAPTING, 1);
            assertThat(chip.readCells(Cell.OFFSET_CURRENT)).containsOnly(0);
            return response;
        }
    }

    private static void fill(SimulatedChip chip, Cell cell, int value) {
        int[] values = new int[512];
        Arrays.fill(values, value);
        chip.writeCells(cell, values);
    }

    private static List<Double> intervals(PatternResponse response) {
        List<Double> intervals = new ArrayList<>();
        for (int i = 1; i < response.spikes().size(); i++) {
            intervals.add(response.spikes().get(i) - response.spikes().get(i - 1));
        }
        return intervals;
    }

    /** A current that would raise the membrane by 125 LSB, where the threshold is about 70 above rest. */
    @Test
    void theDriveIsMeasuredInUnitsOfTheMembrane() {
        PatternResponse response = response(false);
        List<Double> intervals = intervals(response);
        assertThat(intervals).hasSizeGreaterThan(50).allMatch(interval -> Math.abs(interval - intervals.get(5)) < 0.3);
        double membrane = 6;
        double refractory = 2;
        double rise = membrane * Math.log(125 / (125 - 67.0));
        assertThat(intervals.get(5)).isBetween(0.8 * (rise + refractory), 1.3 * (rise + refractory));
        assertThat(response.trace().adc()).isEqualTo("MADC");
    }

    @Test
    void intervalsGrowWithAdaptationAlone() {
        List<Double> intervals = intervals(response(true));
        assertThat(intervals.getLast()).isGreaterThan(1.1 * intervals.getFirst());
    }

    /** Within the ranges that can be calibrated, or the targets themselves would refuse them. */
    @ParameterizedTest
    @EnumSource
    void patternsHaveTargets(AdexPattern pattern) {
        assertThat(pattern.targets().adaptation()).isPresent();
        assertThat(pattern.targets().threshold())
                .isGreaterThan(pattern.targets().exponential().orElseThrow().onset());
        assertThat(pattern.driveLsb()).isPositive();
    }
}
