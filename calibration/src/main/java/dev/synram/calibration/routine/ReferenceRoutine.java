package dev.synram.calibration.routine;

import dev.synram.calibration.measurement.InputSide;
import dev.synram.calibration.measurement.MeanReadings;
import dev.synram.chip.Cell;
import dev.synram.chip.Chip;
import dev.synram.chip.NoiseKey;
import java.util.Arrays;

/**
 * Reference of one of the two synaptic inputs: with the other one switched off, a membrane without events is to stay
 * where it was reset to.
 */
public final class ReferenceRoutine implements Routine {

    private static final int REPETITIONS = 24;

    /** Time over which a membrane is watched: long enough to see currents far below the noise of one reading. */
    static final double MICROS = 40;

    private final InputSide side;
    private final MeanReadings readings = new MeanReadings(REPETITIONS);
    private int[] otherStrengths = {};

    /** Makes a routine for one input. */
    public ReferenceRoutine(InputSide side) {
        this.side = side;
    }

    @Override
    public String title() {
        return side.label() + " references";
    }

    @Override
    public Cell cell() {
        return side.reference();
    }

    @Override
    public void prepare(Chip chip) {
        Cell other = side.other().strength();
        otherStrengths = chip.readCells(other);
        int[] off = new int[otherStrengths.length];
        Arrays.fill(off, other.min());
        chip.writeCells(other, off);
    }

    @Override
    public double[] measureDeviation(Chip chip, NoiseKey noise) {
        double[] early = readings.membranes(chip, 0, noise.fold(0));
        double[] late = readings.membranes(chip, MICROS, noise.fold(1));
        double[] drift = new double[early.length];
        for (int i = 0; i < drift.length; i++) {
            drift[i] = side.sign() * (early[i] - late[i]);
        }
        return drift;
    }

    @Override
    public double tolerance() {
        return 4;
    }

    @Override
    public void finish(Chip chip) {
        chip.writeCells(side.other().strength(), otherStrengths);
    }
}
