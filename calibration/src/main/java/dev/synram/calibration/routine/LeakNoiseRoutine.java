package dev.synram.calibration.routine;

import static dev.synram.chip.geometry.ChipGeometry.COLUMNS;

import dev.synram.calibration.measurement.Statistics;
import dev.synram.chip.Cell;
import dev.synram.chip.Chip;
import dev.synram.chip.NoiseKey;

/**
 * Second setting of the leak bias: the more a membrane leaks, the less noise accumulates on it; successive readings of
 * a resting membrane are to have the target standard deviation (calix: {@code LeakBiasCalib}).
 */
public final class LeakNoiseRoutine implements Routine {

    private static final int READINGS = 200;

    /** A neuron that exceeds the target by more than this counts as failed (calix). */
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
    public Cell cell() {
        return Cell.LEAK_BIAS;
    }

    @Override
    public double[] measureResiduals(Chip chip, NoiseKey noise) {
        double[] residuals = new double[cell().instances(chip.geometry())];
        double[][] readings = new double[residuals.length][READINGS];
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
        for (int i = 0; i < residuals.length; i++) {
            residuals[i] = target - Statistics.standardDeviation(readings[i]);
        }
        return residuals;
    }

    @Override
    public double tolerance() {
        return TOLERANCE;
    }
}
