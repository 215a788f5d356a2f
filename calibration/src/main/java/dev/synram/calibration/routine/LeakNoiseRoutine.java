package dev.synram.calibration.routine;

import static dev.synram.chip.geometry.ChipGeometry.COLUMNS;

import dev.synram.calibration.measurement.Statistics;
import dev.synram.chip.Cell;
import dev.synram.chip.Chip;
import dev.synram.chip.NoiseKey;
import dev.synram.chip.Reading;
import java.util.ArrayList;
import java.util.List;

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
        List<Reading> readings = new ArrayList<>();
        for (int hemisphere = 0; hemisphere < chip.geometry().hemispheres(); hemisphere++) {
            for (int r = 0; r < READINGS; r++) {
                NoiseKey key = noise.fold(hemisphere).skip(r);
                readings.add(new Reading.Membranes(hemisphere, PotentialRoutine.RESTING_MICROS, key));
            }
        }
        List<int[]> values = chip.read(readings);
        double[] residuals = new double[cell().instances(chip.geometry())];
        double[] ofNeuron = new double[READINGS];
        for (int i = 0; i < residuals.length; i++) {
            for (int r = 0; r < READINGS; r++) {
                ofNeuron[r] = values.get(i / COLUMNS * READINGS + r)[i % COLUMNS];
            }
            residuals[i] = target - Statistics.standardDeviation(ofNeuron);
        }
        return residuals;
    }

    @Override
    public double tolerance() {
        return TOLERANCE;
    }
}
