package dev.synram.service.protocol;

/** Why a request is refused; the protocol's two transports each have a code for it. */
public enum Problem {
    /** The request is wrong; another one may succeed. */
    INVALID(400),
    /** Who asks is not known. */
    UNAUTHENTICATED(401),
    /** Who asks may not do this. */
    FORBIDDEN(403),
    /** There is no such model, version or address. */
    NOT_FOUND(404),
    /** The address does not take this method. */
    METHOD(405),
    /** It contradicts what is there already. */
    CONFLICT(409),
    /** The client takes too long to send its request. */
    SLOW(408),
    /** The client has given the request up. */
    CANCELLED(499),
    /** The request is too large. */
    TOO_LARGE(413),
    /** The user has too much waiting, or asks too often. */
    QUOTA(429),
    /** The program has made a mistake. */
    INTERNAL(500),
    /** The service cannot answer now: it starts, ends, is full, or has no chip left. */
    UNAVAILABLE(503);

    private final int status;

    Problem(int status) {
        this.status = status;
    }

    /** The status of HTTP. */
    public int status() {
        return status;
    }
}
