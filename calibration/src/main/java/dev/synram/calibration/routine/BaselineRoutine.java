package dev.synram.calibration.routine;

import dev.synram.calibration.measurement.MeanReadings;
import dev.synram.calibration.measurement.Residuals;
import dev.synram.chip.Cell;
import dev.synram.chip.Chip;
import dev.synram.chip.MacSettings;
import dev.synram.chip.NoiseKey;

/**
 * Second setting of the digital offsets: every reset membrane is to read {@value #TARGET}, the middle of the range, so
 * that results have the same headroom in both directions (calix: {@code calibrate_baseline}). Afterwards, readings of
 * different channels no longer compare voltages.
 */
public final class BaselineRoutine implements Routine {

    static final int TARGET = 128;
    private final MeanReadings readings;

    /** Makes a routine that averages over repeated readings. */
    public BaselineRoutine(int repetitions) {
        readings = new MeanReadings(repetitions);
    }

    @Override
    public Cell cell() {
        return Cell.CADC_OFFSET;
    }

    @Override
    public double[] measureResiduals(Chip chip, NoiseKey noise) {
        return Residuals.from(TARGET, readings.membranes(chip, MacSettings.BASELINE_MICROS, noise));
    }

    @Override
    public double tolerance() {
        return 2;
    }
}
