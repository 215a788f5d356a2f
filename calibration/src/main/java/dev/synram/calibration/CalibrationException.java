package dev.synram.calibration;

/** A calibration that does not belong to a chip; the message names the remedy. */
public final class CalibrationException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /** Makes an exception. */
    public CalibrationException(String message) {
        super(message);
    }
}
