package dev.synram.calibration.spiking.measurement;

import dev.synram.chip.Chip;
import dev.synram.chip.NoiseKey;

/** Measures one quantity of every neuron. */
public interface Measurement {

    /** Brings the chip into the state of the measurement. */
    default void prepare(Chip chip) {}

    /**
     * The quantity of every neuron with the present settings of the chip, hemisphere by hemisphere.
     *
     * @param noise key of the noise of this measurement
     */
    double[] measure(Chip chip, NoiseKey noise);

    /** Undoes what {@link #prepare} did. */
    default void finish(Chip chip) {}

    /** Prepares, measures once and finishes. */
    default double[] once(Chip chip, NoiseKey noise) {
        prepare(chip);
        try {
            return measure(chip, noise);
        } finally {
            finish(chip);
        }
    }
}
