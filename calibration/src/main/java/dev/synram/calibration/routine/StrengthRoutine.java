package dev.synram.calibration.routine;

import dev.synram.calibration.measurement.Amplitudes;
import dev.synram.calibration.measurement.EventAmplitudes;
import dev.synram.calibration.measurement.InputAmplitudes;
import dev.synram.calibration.measurement.InputSide;
import dev.synram.calibration.measurement.Residuals;
import dev.synram.chip.Cell;
import dev.synram.chip.Chip;
import dev.synram.chip.NoiseKey;

/**
 * Strength of one of the two synaptic inputs: the events of a measurement must move every neuron by the same amplitude. Both
 * inputs have the same target, so that weights of either sign have the same effect.
 */
public final class StrengthRoutine implements Routine {

    private static final int WEIGHT = 12;
    private static final int REPETITIONS = 32;
    private static final int TRIM_REPETITIONS = 256;

    private final Amplitudes amplitudes;
    private final double target;

    private StrengthRoutine(Amplitudes amplitudes, double target) {
        this.amplitudes = amplitudes;
        this.target = target;
    }

    /** Finds the strengths of one input with all drivers and one medium weight. */
    public static StrengthRoutine of(InputSide side, double target) {
        return new StrengthRoutine(new InputAmplitudes(side, WEIGHT, REPETITIONS), target);
    }

    /** Finds the strengths of one input with a few events through a few rows, as the public software does. */
    public static StrengthRoutine of(EventAmplitudes events, double target) {
        return new StrengthRoutine(events, target);
    }

    /** Trims the strengths once everything else is calibrated, with more repetitions. */
    public static StrengthRoutine trim(InputSide side, double target) {
        return new StrengthRoutine(new InputAmplitudes(side, WEIGHT, TRIM_REPETITIONS), target);
    }

    /** The amplitude of a neuron with a given gain. */
    public static double amplitude(double gain) {
        return new InputAmplitudes(InputSide.EXCITATORY, WEIGHT, 1).expected(gain);
    }

    @Override
    public Cell cell() {
        return amplitudes.side().strength();
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
