package dev.synram.calibration.routine;

import dev.synram.calibration.measurement.InputSide;
import dev.synram.calibration.measurement.TimeConstants;
import dev.synram.chip.Cell;
import dev.synram.chip.Chip;
import dev.synram.chip.NoiseKey;

/** Speed of one of the two synaptic inputs: its time constant is to be the target. */
public final class SpeedRoutine implements Routine {

    private final InputSide side;
    private final TimeConstants timeConstants;

    /**
     * Makes a routine.
     *
     * @param micros target time constant in µs
     * @param repetitions recordings of every membrane, averaged
     */
    public SpeedRoutine(InputSide side, double micros, int repetitions) {
        this.side = side;
        timeConstants = new TimeConstants(side, micros, repetitions);
    }

    @Override
    public Cell cell() {
        return side.speed();
    }

    @Override
    public void prepare(Chip chip) {
        timeConstants.writeWeights(chip);
    }

    @Override
    public double[] measureResiduals(Chip chip, NoiseKey noise) {
        return timeConstants.excess(chip, noise);
    }

    /** A time constant that is 15 % too long makes the ratio of areas 0.34 too small. */
    @Override
    public double tolerance() {
        return 0.4;
    }
}
