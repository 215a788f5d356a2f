package dev.synram.remote.message;

/**
 * The task was not done.
 *
 * @param kind why
 * @param message for people, one line
 */
public record Failure(Kind kind, String message) implements Outcome {

    /** Why a task was not done. */
    public enum Kind {
        /** The task asks for what is not allowed. */
        ARGUMENT,

        /** The chip cannot do it now. */
        STATE,

        /** The chip cannot do it at all. */
        UNSUPPORTED,

        /** The chip does not respond any more. */
        CHIP_FAILED,

        /** The server does not know the session: open another one. */
        SESSION_UNKNOWN,

        /** The server does not have the state on which the program builds: send it again with a snapshot. */
        SNAPSHOT_NEEDED,

        /** The outcome does not fit a message: ask for fewer or shorter runs. */
        TOO_LONG
    }
}
