package dev.synram.data;

/** Data that are missing, damaged or unexpected; the message names the file and the remedy. */
public final class DataException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Makes an exception. */
    public DataException(String message) {
        super(message);
    }

    /** Makes an exception with its cause. */
    public DataException(String message, Throwable cause) {
        super(message, cause);
    }
}
