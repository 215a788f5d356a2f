package dev.synram.experiment.checkpoint;

/** A training cannot be resumed from a stored state that belongs to another: the message names the file and the reason. */
public final class CheckpointException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Makes an exception. */
    public CheckpointException(String message) {
        super(message);
    }

    /** Makes an exception with its cause. */
    public CheckpointException(String message, Throwable cause) {
        super(message, cause);
    }
}
