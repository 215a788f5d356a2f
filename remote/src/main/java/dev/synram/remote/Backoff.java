package dev.synram.remote;

import java.time.Duration;
import java.util.OptionalLong;

/**
 * Pauses before a call is made again, each twice as long as the one before, until the patience is used up. The patience begins
 * with the first pause: a call may have taken longer before its connection was lost.
 */
final class Backoff {

    private static final long FIRST_MILLIS = 50;
    private static final long LONGEST_MILLIS = 2000;

    private final Duration patience;
    private OptionalLong end = OptionalLong.empty();
    private long millis = FIRST_MILLIS;

    Backoff(Duration patience) {
        this.patience = patience;
    }

    /** Waits; returns false at once if the patience is used up or the thread is interrupted. */
    boolean pause() {
        long now = System.nanoTime();
        if (end.isEmpty()) {
            end = OptionalLong.of(now + patience.toNanos());
        }
        if (now - end.getAsLong() >= 0) {
            return false;
        }
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        millis = Math.min(2 * millis, LONGEST_MILLIS);
        return true;
    }
}
