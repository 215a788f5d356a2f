package dev.synram.calibration.routine;

import dev.synram.calibration.measurement.InputAmplitudes;
import dev.synram.calibration.measurement.InputSide;
import dev.synram.calibration.measurement.Residuals;
import dev.synram.chip.Cell;
import dev.synram.chip.Chip;
import dev.synram.chip.NoiseKey;

/**
 * Strength of one of the two synaptic inputs: all drivers with one medium weight are to move every neuron by the same
 * amplitude. Both inputs have the same target, so that weights of either sign have the same effect.
 */
public final class StrengthRoutine implements Routine {

    private static final int WEIGHT = 12;
    private static final int REPETITIONS = 32;
    private static final int TRIM_REPETITIONS = 256;

    private final InputSide side;
    private final double target;
    private final InputAmplitudes amplitudes;

    private StrengthRoutine(InputSide side, double target, int repetitions) {
        this.side = side;
        this.target = target;
        amplitudes = new InputAmplitudes(side, WEIGHT, repetitions);
    }

    /** Finds the strengths of one input. */
    public static StrengthRoutine of(InputSide side, double target) {
        return new StrengthRoutine(side, target, REPETITIONS);
    }

    /** Trims the strengths once everything else is calibrated, with more repetitions. */
    public static StrengthRoutine trim(InputSide side, double target) {
        return new StrengthRoutine(side, target, TRIM_REPETITIONS);
    }

    /** The amplitude of a neuron with a given gain. */
    public static double amplitude(double gain) {
        return new InputAmplitudes(InputSide.EXCITATORY, WEIGHT, 1).expected(gain);
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
    public double[] measureResiduals(Chip chip, NoiseKey noise) {
        return Residuals.from(target, amplitudes.measure(chip, noise));
    }

    @Override
    public double tolerance() {
        return 0.04 * target;
    }
}
