package dev.synram.calibration.routine;

import static dev.synram.chip.ChipGeometry.COLUMNS;

import dev.synram.calibration.measurement.Statistics;
import dev.synram.chip.Cell;
import dev.synram.chip.Chip;
import dev.synram.chip.NoiseKey;

/**
 * Leak bias once more: the more a membrane leaks, the less its noise adds up; successive readings of a resting membrane
 * are to scatter by the target (calix: {@code LeakBiasCalib}).
 */
public final class LeakNoiseRoutine implements Routine {

    private static final int READINGS = 200;

    /** Above the target by this a neuron counts as failed (calix). */
    private static final double TOLERANCE = 0.8;

    private final double target;

    /**
     * Makes a routine.
     *
     * @param target standard deviation in LSB
     */
    public LeakNoiseRoutine(double target) {
        this.target = target;
    }

    @Override
    public String title() {
        return "noise";
    }

    @Override
    public Cell cell() {
        return Cell.LEAK_BIAS;
    }

    @Override
    public double[] measureDeviation(Chip chip, NoiseKey noise) {
        double[] deviation = new double[cell().instances(chip.geometry())];
        double[][] readings = new double[deviation.length][READINGS];
        for (int hemisphere = 0; hemisphere < chip.geometry().hemispheres(); hemisphere++) {
            for (int r = 0; r < READINGS; r++) {
                int[] values = chip.readMembranes(
                        hemisphere,
                        PotentialRoutine.RESTING_MICROS,
                        noise.fold(hemisphere).skip(r));
                for (int column = 0; column < COLUMNS; column++) {
                    readings[hemisphere * COLUMNS + column][r] = values[column];
                }
            }
        }
        for (int i = 0; i < deviation.length; i++) {
            deviation[i] = target - Statistics.deviation(readings[i]);
        }
        return deviation;
    }

    @Override
    public double tolerance() {
        return TOLERANCE;
    }
}
