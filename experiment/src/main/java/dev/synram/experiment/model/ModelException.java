package dev.synram.experiment.model;

/** A network cannot be read or written: the message names the file, the problem and the remedy. */
public final class ModelException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Makes an exception. */
    public ModelException(String message) {
        super(message);
    }

    /** Makes an exception with its cause. */
    public ModelException(String message, Throwable cause) {
        super(message, cause);
    }
}
