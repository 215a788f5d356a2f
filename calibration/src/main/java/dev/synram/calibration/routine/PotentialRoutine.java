package dev.synram.calibration.routine;

import dev.synram.calibration.measurement.MeanReadings;
import dev.synram.chip.Cell;
import dev.synram.chip.Chip;
import dev.synram.chip.NoiseKey;
import java.util.Arrays;

/** Leak or reset potential: in every column, the membrane is to read a target a given time after its reset. */
public final class PotentialRoutine implements Routine {

    /** Time after which a membrane with its leak on has reached its resting potential: many time constants. */
    static final double RESTING_MICROS = 2000;

    private final Cell cell;
    private final double micros;
    private final double[] targets;
    private final MeanReadings readings;

    private PotentialRoutine(Cell cell, double micros, double[] targets, int repetitions) {
        this.cell = cell;
        this.micros = micros;
        this.targets = targets;
        readings = new MeanReadings(repetitions);
    }

    /** Leak potentials: resting membranes are to read the target; averages over repeated readings. */
    public static PotentialRoutine leak(Chip chip, double target, int repetitions) {
        double[] targets = new double[Cell.LEAK_POTENTIAL.instances(chip.geometry())];
        Arrays.fill(targets, target);
        return new PotentialRoutine(Cell.LEAK_POTENTIAL, RESTING_MICROS, targets, repetitions);
    }

    /** Reset potentials: membranes are to be reset to their resting potential; averages over repeated readings. */
    public static PotentialRoutine reset(double[] resting, int repetitions) {
        return new PotentialRoutine(Cell.RESET_POTENTIAL, 0, resting.clone(), repetitions);
    }

    /** Readings of resting membranes, for {@link #reset}; averages over repeated readings. */
    public static double[] resting(Chip chip, int repetitions, NoiseKey noise) {
        return new MeanReadings(repetitions).membranes(chip, RESTING_MICROS, noise);
    }

    @Override
    public Cell cell() {
        return cell;
    }

    @Override
    public double[] measureResiduals(Chip chip, NoiseKey noise) {
        double[] residuals = readings.membranes(chip, micros, noise);
        for (int i = 0; i < residuals.length; i++) {
            residuals[i] -= targets[i];
        }
        return residuals;
    }

    /** Low-frequency currents move a membrane that leaks slowly by 1 to 2 LSB from one reading to the next. */
    @Override
    public double tolerance() {
        return 6;
    }
}
