package dev.synram.training.spiking;

import dev.synram.calibration.Effort;
import dev.synram.calibration.Metric;
import dev.synram.calibration.measurement.CellSettings;
import dev.synram.calibration.spiking.SpikingCalibration;
import dev.synram.calibration.spiking.SpikingMetrics;
import dev.synram.calibration.spiking.SpikingTargets;
import dev.synram.chip.Cell;
import dev.synram.chip.Chip;
import dev.synram.chip.geometry.ChipGeometry;
import dev.synram.chip.spiking.HemisphereSettings;
import dev.synram.chip.spiking.NeuronSettings;
import dev.synram.experiment.spiking.CalibratedChips;
import dev.synram.simulator.SimulatedChip;
import dev.synram.simulator.error.ChipParameters;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * Chips without errors whose cells have the medians of a calibrated chip, so that neurons rest at about 80 LSB and spike at about
 * 150.
 *
 * @param count their number
 */
record UniformChips(int count) implements CalibratedChips {

    private static final Map<Cell, Integer> CELLS = Map.of(
            Cell.CADC_RAMP_OFFSET, 233,
            Cell.CADC_RAMP_SLOPE, 505,
            Cell.SYNAPSE_BIAS, 1000,
            Cell.EXCITATORY_SPEED, 80,
            Cell.INHIBITORY_SPEED, 80,
            Cell.LEAK_POTENTIAL, 675,
            Cell.LEAK_BIAS, 162,
            Cell.RESET_POTENTIAL, 675,
            Cell.THRESHOLD, 412);

    @Override
    public <T> T use(int number, ChipTask<T> task) {
        try (SimulatedChip chip = new SimulatedChip(number + 1, ChipParameters.ideal(), 2)) {
            SpikingCalibration calibration = calibration(chip);
            calibration.applyTo(chip);
            return task.run(chip, calibration);
        }
    }

    private static SpikingCalibration calibration(Chip chip) {
        List<CellSettings> settings =
                Arrays.stream(Cell.values()).map(UniformChips::settings).toList();
        boolean[] successes = new boolean[2 * ChipGeometry.COLUMNS];
        Arrays.fill(successes, true);
        return new SpikingCalibration(
                chip.id(),
                1,
                SpikingTargets.DEFAULT,
                Effort.PUBLIC,
                0,
                settings,
                Collections.nCopies(successes.length, NeuronSettings.DEFAULT),
                List.of(HemisphereSettings.DEFAULT, HemisphereSettings.DEFAULT),
                successes,
                List.of(
                        new Metric(SpikingMetrics.EXCITATORY_HEIGHT, "LSB", 0.35, 0, 0.35, 0),
                        new Metric(SpikingMetrics.INHIBITORY_HEIGHT, "LSB", 0.35, 0, 0.35, 0)));
    }

    private static CellSettings settings(Cell cell) {
        int[] values = new int[cell.instances(ChipGeometry.BRAINSCALES2)];
        Arrays.fill(values, CELLS.getOrDefault(cell, cell.defaultValue()));
        return CellSettings.of(cell, values);
    }
}
