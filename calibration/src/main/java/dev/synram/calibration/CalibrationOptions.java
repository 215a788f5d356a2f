package dev.synram.calibration;

/**
 * What a calibration does beyond the public procedure.
 *
 * @param baseline set CADC offsets so that reset membranes read 128 (also an option of the public software)
 * @param trim measure every column's amplitude once more at the end with many repetitions, and trim it
 * @param residuals count an instance as calibrated only if it is also near its target, not merely inside its cell's
 *     bounds
 */
public record CalibrationOptions(boolean baseline, boolean trim, boolean residuals) {

    /** All steps. */
    public static final CalibrationOptions DEFAULT = new CalibrationOptions(true, true, true);

    /** What the public software does. */
    public static final CalibrationOptions PUBLISHED = new CalibrationOptions(true, false, false);
}
