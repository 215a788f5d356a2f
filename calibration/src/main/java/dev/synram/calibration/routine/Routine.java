package dev.synram.calibration.routine;

import dev.synram.chip.Cell;
import dev.synram.chip.Chip;
import dev.synram.chip.NoiseKey;

/** Which cell to turn, and what to measure to know whether it is right. */
public interface Routine {

    /** What is being calibrated, for people. */
    String title();

    /** The cell whose settings this routine looks for. */
    Cell cell();

    /** Prepares the chip for the measurements to come: weights, for example. */
    default void prepare(Chip chip) {}

    /**
     * Measures how far every instance is from its target with the settings now on the chip.
     *
     * @param noise key of the noise of this measurement
     * @return one deviation an instance; 0 on target, growing with the setting
     */
    double[] measureDeviation(Chip chip, NoiseKey noise);

    /** The deviation up to which an instance counts as calibrated, if residuals count. */
    double tolerance();

    /** Undoes what {@link #prepare} did to cells other than {@link #cell()}. */
    default void finish(Chip chip) {}
}
