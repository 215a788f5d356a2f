package dev.synram.service.protocol;

/** A request is refused; the message names the reason and the remedy in one line, for the client. */
public final class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final int MOST_CHARACTERS = 500;

    private final Problem problem;
    private final int retryAfterSeconds;

    private RefusedException(Problem problem, String message, int retryAfterSeconds) {
        // Refusals are part of normal work under load: no stack trace.
        super(shortened(message), null, false, false);
        this.problem = problem;
        this.retryAfterSeconds = retryAfterSeconds;
    }

    /** A refusal that asking again does not change. */
    public RefusedException(Problem problem, String message) {
        this(problem, message, 0);
    }

    /** A refusal for now. */
    public static RefusedException retry(Problem problem, String message, int seconds) {
        return new RefusedException(problem, message, seconds);
    }

    /** A wrong request. */
    public static RefusedException invalid(String message) {
        return new RefusedException(Problem.INVALID, message);
    }

    private static String shortened(String message) {
        return message.length() <= MOST_CHARACTERS ? message : message.substring(0, MOST_CHARACTERS) + "...";
    }

    /** What is wrong. */
    public Problem problem() {
        return problem;
    }

    /** After how many seconds the client may ask again; 0 if that does not help. */
    public int retryAfterSeconds() {
        return retryAfterSeconds;
    }

    /** The reason and the remedy. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
