package dev.synram.experiment.remote;

/** A chip behind a network cannot be reached, or a server cannot be started; the message says why and what helps. */
public final class ChipNetworkException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Makes an exception. */
    public ChipNetworkException(String message) {
        super(message);
    }

    /** Makes an exception with its cause. */
    public ChipNetworkException(String message, Throwable cause) {
        super(message, cause);
    }
}
