package dev.synram.experiment.checkpoint;

/** A training cannot go on from what was kept of it: the message names the file and why. */
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
