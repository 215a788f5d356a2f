package dev.synram.cli.console;

/** A mistake of the user's: the message names the value or file, what was expected and what to do. */
public final class UserError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UserError(String message) {
        super(message);
    }

    public UserError(String message, Throwable cause) {
        super(message, cause);
    }
}
