package dev.synram.calibration.search;

import dev.synram.calibration.routine.Routine;
import dev.synram.chip.Chip;
import dev.synram.chip.NoiseKey;

/** Finds the settings of all instances of a routine's cell at once, and writes them to the chip. */
public interface Search {

    /**
     * Runs the search on a chip that the routine has prepared.
     *
     * @param noise key of the noise of the measurements
     * @return the settings found, one per instance; they are already on the chip
     */
    int[] find(Routine routine, Chip chip, NoiseKey noise);
}
