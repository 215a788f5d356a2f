package dev.synram.edge;

/** A mistake in the arguments; the message names the option, the value and the remedy. */
final class UsageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message);
    }
}
