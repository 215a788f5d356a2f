package dev.synram.calibration.routine;

import dev.synram.calibration.measurement.MeanReadings;
import dev.synram.chip.Cell;
import dev.synram.chip.Chip;
import dev.synram.chip.NoiseKey;
import java.util.Arrays;

/** Leak or reset potential: in every column, the membrane is to read a target a given time after its reset. */
public final class PotentialRoutine implements Routine {

    private static final int REPETITIONS = 24;

    /** Time after which a membrane with its leak on has reached its resting potential: many time constants. */
    static final double RESTING_MICROS = 2000;

    private static final MeanReadings READINGS = new MeanReadings(REPETITIONS);

    private final Cell cell;
    private final double micros;
    private final double[] targets;

    private PotentialRoutine(Cell cell, double micros, double[] targets) {
        this.cell = cell;
        this.micros = micros;
        this.targets = targets;
    }

    /** Leak potentials: resting membranes are to read the target. */
    public static PotentialRoutine leak(Chip chip, double target) {
        double[] targets = new double[Cell.LEAK_POTENTIAL.instances(chip.geometry())];
        Arrays.fill(targets, target);
        return new PotentialRoutine(Cell.LEAK_POTENTIAL, RESTING_MICROS, targets);
    }

    /** Reset potentials: membranes are to be reset to their resting potential. */
    public static PotentialRoutine reset(double[] resting) {
        return new PotentialRoutine(Cell.RESET_POTENTIAL, 0, resting.clone());
    }

    /** Readings of resting membranes, for {@link #reset}. */
    public static double[] resting(Chip chip, NoiseKey noise) {
        return READINGS.membranes(chip, RESTING_MICROS, noise);
    }

    @Override
    public Cell cell() {
        return cell;
    }

    @Override
    public double[] measureResiduals(Chip chip, NoiseKey noise) {
        double[] residuals = READINGS.membranes(chip, micros, noise);
        for (int i = 0; i < residuals.length; i++) {
            residuals[i] -= targets[i];
        }
        return residuals;
    }

    @Override
    public double tolerance() {
        return 3;
    }
}
