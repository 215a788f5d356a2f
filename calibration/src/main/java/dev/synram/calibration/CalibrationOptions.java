package dev.synram.calibration;

/**
 * How a chip is calibrated.
 *
 * @param effort how thoroughly it is measured
 * @param baseline set CADC offsets so that reset membranes read 128 (an option of the public software too)
 */
public record CalibrationOptions(Effort effort, boolean baseline) {

    /** As the chip's users have it: the public effort, with a baseline. */
    public static final CalibrationOptions DEFAULT = of(Effort.PUBLIC);

    /** With a baseline. */
    public static CalibrationOptions of(Effort effort) {
        return new CalibrationOptions(effort, true);
    }

    /** The same, whose CADC readings remain comparable as voltages. */
    public CalibrationOptions withoutBaseline() {
        return new CalibrationOptions(effort, false);
    }
}
