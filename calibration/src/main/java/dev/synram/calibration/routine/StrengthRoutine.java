package dev.synram.calibration.routine;

import dev.synram.calibration.measurement.InputAmplitudes;
import dev.synram.calibration.measurement.InputSide;
import dev.synram.calibration.measurement.StandardDeviation;
import dev.synram.calibration.measurement.Statistics;
import dev.synram.chip.Cell;
import dev.synram.chip.Chip;
import dev.synram.chip.NoiseKey;

/**
 * Strength of one of the two synaptic inputs: all drivers with one medium weight are to move every neuron by the same
 * amplitude. Both inputs have the same target, so that a weight counts the same with either sign.
 */
public final class StrengthRoutine implements Routine {

    private static final int WEIGHT = 12;
    private static final int REPETITIONS = 32;
    private static final int TRIM_REPETITIONS = 256;

    private final InputSide side;
    private final double target;
    private final String title;
    private final InputAmplitudes amplitudes;

    private StrengthRoutine(InputSide side, double target, String title, int repetitions) {
        this.side = side;
        this.target = target;
        this.title = title;
        amplitudes = new InputAmplitudes(side, WEIGHT, repetitions);
    }

    /** Finds the strengths of one input. */
    public static StrengthRoutine of(InputSide side, double target) {
        return new StrengthRoutine(side, target, side.label() + " strengths", REPETITIONS);
    }

    /** Trims them once all else is calibrated, measured more closely. */
    public static StrengthRoutine trim(InputSide side, double target) {
        return new StrengthRoutine(side, target, "trim of " + side.label() + " strengths", TRIM_REPETITIONS);
    }

    /** The target for both inputs: the median excitatory amplitude with the cells as they are. */
    public static double medianAmplitude(Chip chip, NoiseKey noise) {
        StrengthRoutine excitatory = trim(InputSide.EXCITATORY, 0);
        excitatory.prepare(chip);
        return Statistics.median(excitatory.measureDeviation(chip, noise));
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public Cell cell() {
        return side.strength();
    }

    @Override
    public void prepare(Chip chip) {
        amplitudes.writeWeights(chip);
    }

    @Override
    public double[] measureDeviation(Chip chip, NoiseKey noise) {
        return StandardDeviation.from(target, amplitudes.measure(chip, noise));
    }

    @Override
    public double tolerance() {
        return 0.04 * target;
    }
}
