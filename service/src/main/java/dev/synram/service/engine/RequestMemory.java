package dev.synram.service.engine;

import dev.synram.service.protocol.Problem;
import dev.synram.service.protocol.RefusedException;

/**
 * The bytes of all requests that are being read or answered. They are bounded by a share of Java's heap, because each byte of a
 * request becomes several.
 */
final class RequestMemory {

    /** Bytes of a request, floats of its samples, those of a batch, and garbage. */
    private static final int SHARE = 8;

    private final long most;
    private final long mostOfOne;
    private long taken;

    /** With an eighth of the heap, of which one request may take all, or a limit. */
    RequestMemory(long limit) {
        this(Runtime.getRuntime().maxMemory() / SHARE, limit);
    }

    RequestMemory(long most, long limit) {
        this.most = most;
        mostOfOne = Math.min(most, limit);
    }

    /** The most that one request may have. */
    long mostOfOne() {
        return mostOfOne;
    }

    /** The bytes of one request. */
    final class Reservation implements AutoCloseable {

        private long bytes;

        private Reservation() {}

        /**
         * Reserves bytes.
         *
         * @throws RefusedException if there are too many
         */
        void grow(long more) {
            if (bytes + more > mostOfOne) {
                throw new RefusedException(
                        Problem.TOO_LARGE,
                        "the request has %s bytes or more; at most %s are taken, so send fewer samples at once"
                                .formatted(bytes + more, mostOfOne));
            }
            take(more);
            bytes += more;
        }

        @Override
        public void close() {
            take(-bytes);
            bytes = 0;
        }
    }

    /** A request comes. */
    Reservation open() {
        return new Reservation();
    }

    private synchronized void take(long bytes) {
        if (bytes > 0 && taken + bytes > most) {
            throw RefusedException.retry(
                    Problem.UNAVAILABLE, "the server is full: requests fill its memory; ask again later", 1);
        }
        taken += bytes;
    }
}
