package dev.synram.experiment.sweep;

/** A sweep cannot go on or its results cannot be read; the message names the place, the problem and the remedy. */
public final class SweepException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Makes an exception. */
    public SweepException(String message) {
        super(message);
    }

    /** Makes an exception with its cause. */
    public SweepException(String message, Throwable cause) {
        super(message, cause);
    }
}
