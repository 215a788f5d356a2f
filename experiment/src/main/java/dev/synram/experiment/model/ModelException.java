package dev.synram.experiment.model;

/** A network that a user named cannot be had: the message names the file, what is wrong and what to give instead. */
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
