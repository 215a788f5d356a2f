package dev.synram.service.engine;

import dev.synram.service.protocol.Problem;
import dev.synram.service.protocol.RefusedException;

/**
 * The bytes of all requests that are being read or answered. They are bounded by a share of Java's heap, because each byte of a
 * request becomes several; a request that alone has more is taken if there is no other.
 */
final class RequestMemory {

    /** Bytes of a request, floats of its samples, those of a batch, and garbage. */
    private static final int SHARE = 8;

    private final long most;
    private long taken;

    RequestMemory() {
        this(Runtime.getRuntime().maxMemory() / SHARE);
    }

    RequestMemory(long most) {
        this.most = most;
    }

    /** Gives the bytes back. */
    interface Reservation extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Reserves bytes.
     *
     * @throws RefusedException if there are too many
     */
    synchronized Reservation take(long bytes) {
        if (taken > 0 && taken + bytes > most) {
            throw RefusedException.retry(
                    Problem.UNAVAILABLE, "the server is full: requests fill its memory; ask again later", 1);
        }
        taken += bytes;
        return () -> giveBack(bytes);
    }

    private synchronized void giveBack(long bytes) {
        taken -= bytes;
    }
}
