package dev.synram.experiment.serving;

/** A service cannot start or go on; the message names the place, the problem and the remedy. */
public final class ServingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Makes an exception. */
    public ServingException(String message) {
        super(message);
    }

    /** Makes an exception with its cause. */
    public ServingException(String message, Throwable cause) {
        super(message, cause);
    }
}
