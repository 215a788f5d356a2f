package dev.synram.calibration.spiking.routine;

import dev.synram.calibration.measurement.InputSide;
import dev.synram.calibration.routine.Routine;
import dev.synram.calibration.spiking.measurement.NeuronBank;
import dev.synram.calibration.spiking.measurement.Potentials;
import dev.synram.chip.Cell;
import dev.synram.chip.Chip;
import dev.synram.chip.NoiseKey;
import dev.synram.chip.spiking.NeuronSettings;

/**
 * Reference of one synaptic input: a resting membrane is to stay where it is when the input is switched on, so that no constant
 * current flows (calix: {@code SynReferenceCalib}).
 */
public final class InputReferenceRoutine implements Routine {

    private final InputSide side;
    private final Potentials measurement;
    private final double[] targets;

    /**
     * Makes a routine.
     *
     * @param neurons with slow membranes, so that small currents show
     * @param targets readings of their membranes without inputs
     * @param repetitions of every reading, averaged
     */
    public InputReferenceRoutine(NeuronBank neurons, InputSide side, double[] targets, int repetitions) {
        this.side = side;
        this.targets = targets.clone();
        measurement = Potentials.resting(neurons, this::withoutOther, repetitions);
    }

    private NeuronSettings withoutOther(NeuronSettings neuron) {
        return side == InputSide.EXCITATORY
                ? neuron.withInhibitory(neuron.inhibitory().withEnabled(false))
                : neuron.withExcitatory(neuron.excitatory().withEnabled(false));
    }

    @Override
    public Cell cell() {
        return side.reference();
    }

    @Override
    public double[] measureResiduals(Chip chip, NoiseKey noise) {
        double[] residuals = measurement.measure(chip, noise);
        for (int i = 0; i < residuals.length; i++) {
            residuals[i] = side.sign() * (targets[i] - residuals[i]);
        }
        return residuals;
    }

    /** About 0.1 LSB per µs with a time constant of 60 µs. */
    @Override
    public double tolerance() {
        return 6;
    }
}
