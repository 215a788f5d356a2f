package dev.synram.calibration.measurement;

import dev.synram.chip.Chip;
import dev.synram.chip.NoiseKey;

/** How far one synaptic input of every neuron moves its membrane. */
public interface Amplitudes {

    /** Which input is measured. */
    InputSide side();

    /** Writes the weights of the measurement. */
    void writeWeights(Chip chip);

    /** The amplitudes of all columns in LSB; positive where weights act with their proper sign. */
    double[] measure(Chip chip, NoiseKey noise);
}
