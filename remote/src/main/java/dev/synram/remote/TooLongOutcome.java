package dev.synram.remote;

/** The outcome of a task does not fit a message; fewer or shorter runs do. */
final class TooLongOutcome extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    TooLongOutcome(String message) {
        super(message);
    }
}
