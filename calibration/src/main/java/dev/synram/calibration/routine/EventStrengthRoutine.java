package dev.synram.calibration.routine;

import dev.synram.calibration.measurement.EventAmplitudes;
import dev.synram.calibration.measurement.Residuals;
import dev.synram.chip.Cell;
import dev.synram.chip.Chip;
import dev.synram.chip.NoiseKey;

/**
 * Strength of one of the two synaptic inputs as the public software sets it: a few events through a few rows must move every
 * neuron by the target, which both inputs have in common.
 */
public final class EventStrengthRoutine implements Routine {

    private final EventAmplitudes amplitudes;
    private final double target;

    /**
     * Makes a routine.
     *
     * @param target amplitude in LSB
     */
    public EventStrengthRoutine(EventAmplitudes amplitudes, double target) {
        this.amplitudes = amplitudes;
        this.target = target;
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
        return 0.1 * target;
    }
}
