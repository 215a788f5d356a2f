package dev.synram.client;

import java.util.Optional;

/** There is no answer; the message is that of the server, if it gave one. */
public final class ClientException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why there is none. */
    public enum Kind {
        /** The request is wrong or too large; another one may succeed. */
        INVALID_REQUEST,
        /** The token is missing, wrong or expired, or its user may not do this. */
        ACCESS_DENIED,
        /** There is no such model. */
        NOT_FOUND,
        /** The user asks too often, or has too much waiting. */
        OVERLOADED,
        /** The server starts, is full, shuts down, or has no chip left. */
        UNAVAILABLE,
        /** The server made a mistake, or the answer is not one of the protocol. */
        SERVER_FAILURE,
        /** The server cannot be reached, or did not answer in time. */
        UNREACHABLE;

        private static final int UNAUTHENTICATED = 401;
        private static final int FORBIDDEN = 403;
        private static final int UNKNOWN = 404;
        private static final int TOO_MUCH = 429;
        private static final int FULL = 503;
        private static final int HUNDRED = 100;

        static Kind of(int status) {
            return switch (status) {
                case UNAUTHENTICATED, FORBIDDEN -> ACCESS_DENIED;
                case UNKNOWN -> NOT_FOUND;
                case TOO_MUCH -> OVERLOADED;
                case FULL -> UNAVAILABLE;
                default -> status / HUNDRED == 4 ? INVALID_REQUEST : SERVER_FAILURE;
            };
        }
    }

    private final Kind kind;

    ClientException(Kind kind, String message, Optional<? extends Throwable> cause) {
        super(message, cause.orElse(null));
        this.kind = kind;
    }

    /** Why there is no answer. */
    public Kind kind() {
        return kind;
    }
}
