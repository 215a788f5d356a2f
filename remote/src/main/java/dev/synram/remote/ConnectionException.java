package dev.synram.remote;

/** A connection to a chip cannot be made, or a server cannot be started; the message says why in one line. */
public final class ConnectionException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** Makes an exception. */
    public ConnectionException(String message) {
        super(message);
    }

    /** Makes an exception with its cause. */
    public ConnectionException(String message, Throwable cause) {
        super(message, cause);
    }
}
