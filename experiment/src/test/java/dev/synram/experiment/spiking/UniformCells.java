package dev.synram.experiment.spiking;

import dev.synram.calibration.Effort;
import dev.synram.calibration.Metric;
import dev.synram.calibration.measurement.CellSettings;
import dev.synram.calibration.spiking.SpikingCalibration;
import dev.synram.calibration.spiking.SpikingMetrics;
import dev.synram.calibration.spiking.SpikingTargets;
import dev.synram.chip.Cell;
import dev.synram.chip.Chip;
import dev.synram.chip.spiking.HemisphereSettings;
import dev.synram.chip.spiking.NeuronSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A calibration of a chip without errors: every cell has one value, the median of a calibrated chip, so that neurons rest at about
 * 80 LSB and spike at about 150.
 */
public final class UniformCells {

    private static final Map<Cell, Integer> VALUES = new TreeMap<>(Map.ofEntries(
            Map.entry(Cell.CADC_RAMP_OFFSET, 233),
            Map.entry(Cell.CADC_RAMP_SLOPE, 505),
            Map.entry(Cell.SYNAPSE_BIAS, 1000),
            Map.entry(Cell.EXCITATORY_SPEED, 80),
            Map.entry(Cell.INHIBITORY_SPEED, 80),
            Map.entry(Cell.EXCITATORY_STRENGTH, 500),
            Map.entry(Cell.INHIBITORY_STRENGTH, 500),
            Map.entry(Cell.LEAK_POTENTIAL, 675),
            Map.entry(Cell.LEAK_BIAS, 162),
            Map.entry(Cell.RESET_POTENTIAL, 675),
            Map.entry(Cell.THRESHOLD, 412)));

    private UniformCells() {}

    /** Writes the cells, and tells which neurons failed. */
    public static SpikingCalibration applyTo(Chip chip, int... failedNeurons) {
        return applyTo(chip, NeuronSettings.DEFAULT, failedNeurons);
    }

    /** Writes the cells, with other bits of all neurons. */
    static SpikingCalibration applyTo(Chip chip, NeuronSettings neurons, int... failedNeurons) {
        List<CellSettings> settings = new ArrayList<>();
        for (Cell cell : Cell.values()) {
            int[] values = new int[cell.instances(chip.geometry())];
            boolean[] successes = new boolean[values.length];
            Arrays.fill(values, VALUES.getOrDefault(cell, cell.defaultValue()));
            Arrays.fill(successes, true);
            settings.add(new CellSettings(cell, values, successes));
        }
        boolean[] successes = new boolean[512];
        Arrays.fill(successes, true);
        for (int failed : failedNeurons) {
            successes[failed] = false;
        }
        SpikingCalibration calibration = new SpikingCalibration(
                chip.id(),
                1,
                SpikingTargets.DEFAULT,
                Effort.PUBLIC,
                0,
                settings,
                Collections.nCopies(512, neurons),
                List.of(HemisphereSettings.DEFAULT, HemisphereSettings.DEFAULT),
                successes,
                List.of(
                        new Metric(SpikingMetrics.EXCITATORY_HEIGHT, "LSB", 0.35, 0, 0.35, 0),
                        new Metric(SpikingMetrics.INHIBITORY_HEIGHT, "LSB", 0.35, 0, 0.35, 0)));
        calibration.applyTo(chip);
        return calibration;
    }
}
