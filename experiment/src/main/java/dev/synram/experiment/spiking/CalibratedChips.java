package dev.synram.experiment.spiking;

import dev.synram.calibration.spiking.SpikingCalibration;
import dev.synram.chip.Chip;

/** Chips that are calibrated for spiking neurons when their turn comes, so that one at a time needs memory. */
public interface CalibratedChips {

    /** Number of chips, 1 or more. */
    int count();

    /**
     * Calibrates a chip, uses it, and releases it.
     *
     * @param number of the chip, from 0
     */
    <T> T use(int number, ChipTask<T> task);

    /**
     * What is done with a chip.
     *
     * @param <T> what it gives
     */
    interface ChipTask<T> {

        /**
         * Uses a chip.
         *
         * @param chip in the state that the calibration left it in, or drifted since
         */
        T run(Chip chip, SpikingCalibration calibration);
    }
}
