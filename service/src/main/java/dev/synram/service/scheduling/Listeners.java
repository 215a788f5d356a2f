package dev.synram.service.scheduling;

import java.time.Duration;

/**
 * Calls listeners. Their mistakes change nothing of what is computed and answered: they are reported as those that end a thread
 * are.
 */
public final class Listeners {

    private Listeners() {}

    /** Calls a listener. */
    public static void tell(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException | Error e) {
            Thread thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
        }
    }

    /** A listener whose calls do not throw. */
    static PoolListener unfailing(PoolListener listener) {
        return new PoolListener() {
            @Override
            public void ready(String chip, Duration took) {
                tell(() -> listener.ready(chip, took));
            }

            @Override
            public void computed(ChipReport report, int runs, Duration busy, Duration waited) {
                tell(() -> listener.computed(report, runs, busy, waited));
            }

            @Override
            public void failed(String chip, String reason) {
                tell(() -> listener.failed(chip, reason));
            }
        };
    }
}
