package dev.synram.calibration.routine;

import dev.synram.calibration.measurement.MeanReadings;
import dev.synram.calibration.measurement.StandardDeviation;
import dev.synram.chip.Cell;
import dev.synram.chip.Chip;
import dev.synram.chip.MacSettings;
import dev.synram.chip.NoiseKey;

/**
 * Digital offsets once more: every reset membrane is to read {@value #TARGET}, the middle of the range, so that results
 * have as much room above as below (calix: {@code calibrate_baseline}). Readings no longer compare voltages then.
 */
public final class BaselineRoutine implements Routine {

    static final int TARGET = 128;
    private static final int REPETITIONS = 32;

    private final MeanReadings readings = new MeanReadings(REPETITIONS);

    @Override
    public String title() {
        return "baseline";
    }

    @Override
    public Cell cell() {
        return Cell.CADC_OFFSET;
    }

    @Override
    public double[] measureDeviation(Chip chip, NoiseKey noise) {
        return StandardDeviation.from(TARGET, readings.membranes(chip, MacSettings.BASELINE_MICROS, noise));
    }

    @Override
    public double tolerance() {
        return 2;
    }
}
