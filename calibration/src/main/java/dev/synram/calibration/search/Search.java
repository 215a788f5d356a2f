package dev.synram.calibration.search;

import dev.synram.calibration.routine.Routine;
import dev.synram.chip.Chip;
import dev.synram.chip.NoiseKey;

/** Finds the settings of all instances of a routine's cell at once, and leaves them on the chip. */
public interface Search {

    /**
     * Runs the search on a chip that the routine has prepared.
     *
     * @param noise key of the noise of the measurements
     * @return the settings found, already written, one an instance
     */
    int[] find(Routine routine, Chip chip, NoiseKey noise);
}
