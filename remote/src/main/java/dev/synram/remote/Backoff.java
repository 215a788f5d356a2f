package dev.synram.remote;

import java.time.Duration;

/** Pauses before a call is made again, each twice as long as the one before, until the patience is used up. */
final class Backoff {

    private static final long FIRST_MILLIS = 50;
    private static final long LONGEST_MILLIS = 2000;

    private final long end;
    private long millis = FIRST_MILLIS;

    Backoff(Duration patience) {
        end = System.nanoTime() + patience.toNanos();
    }

    /** Waits; returns false at once if the patience is used up or the thread is interrupted. */
    boolean pause() {
        if (System.nanoTime() - end >= 0) {
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
