package dev.synram.calibration.routine;

import dev.synram.calibration.measurement.InputSide;
import dev.synram.calibration.measurement.MeanReadings;
import dev.synram.chip.Cell;
import dev.synram.chip.Chip;
import dev.synram.chip.NoiseKey;

/**
 * Reference of one of the two synaptic inputs: with the other one switched off, a membrane without events is to stay at
 * its reset potential.
 */
public final class ReferenceRoutine implements Routine {

    private static final int REPETITIONS = 24;

    /**
     * Time over which a membrane is observed: long enough to detect currents whose effect on one reading is far below
     * its noise.
     */
    static final double MICROS = 40;

    private final InputSide side;
    private final MeanReadings readings = new MeanReadings(REPETITIONS);
    private final OtherInput other;

    /** Makes a routine for one input. */
    public ReferenceRoutine(InputSide side) {
        this.side = side;
        other = new OtherInput(side);
    }

    @Override
    public Cell cell() {
        return side.reference();
    }

    @Override
    public void prepare(Chip chip) {
        other.switchOff(chip);
    }

    @Override
    public double[] measureResiduals(Chip chip, NoiseKey noise) {
        double[] early = readings.membranes(chip, 0, noise.fold(0));
        double[] late = readings.membranes(chip, MICROS, noise.fold(1));
        double[] drift = new double[early.length];
        for (int i = 0; i < drift.length; i++) {
            drift[i] = side.sign() * (early[i] - late[i]);
        }
        return drift;
    }

    /** Low-frequency currents move a membrane by 1 LSB meanwhile. */
    @Override
    public double tolerance() {
        return 5;
    }

    @Override
    public void finish(Chip chip) {
        other.restore(chip);
    }
}
