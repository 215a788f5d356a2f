package dev.synram.calibration.routine;

import dev.synram.chip.Cell;
import dev.synram.chip.Chip;
import dev.synram.chip.NoiseKey;

/** Which cell to adjust, and the measurement that shows whether it is right. */
public interface Routine {

    /** The cell whose settings this routine determines. */
    Cell cell();

    /** Prepares the chip for the measurements, for example by writing weights. */
    default void prepare(Chip chip) {}

    /**
     * Measures how far every instance is from its target with the present settings of the chip.
     *
     * @param noise key of the noise of this measurement
     * @return one residual per instance; 0 on target, increasing with the setting
     */
    double[] measureResiduals(Chip chip, NoiseKey noise);

    /** The magnitude of the residual up to which an instance counts as calibrated, if residuals are checked. */
    double tolerance();

    /** Undoes what {@link #prepare} did to cells other than {@link #cell()}. */
    default void finish(Chip chip) {}
}
