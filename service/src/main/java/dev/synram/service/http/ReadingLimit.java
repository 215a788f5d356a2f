package dev.synram.service.http;

import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Interrupts a thread that still reads at a deadline, which closes its connection: channels, on which the server reads, know no
 * timeout.
 */
final class ReadingLimit implements AutoCloseable {

    private static final ScheduledThreadPoolExecutor CLOCK = clock();

    private final Thread reader = Thread.currentThread();
    private final ScheduledFuture<?> interruption;
    private boolean done;

    /** Limits the current thread. */
    ReadingLimit(long deadlineNanos) {
        interruption =
                CLOCK.schedule(this::interrupt, Math.max(0, deadlineNanos - System.nanoTime()), TimeUnit.NANOSECONDS);
    }

    private static ScheduledThreadPoolExecutor clock() {
        ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("synram-reading-limit").factory());
        executor.setRemoveOnCancelPolicy(true);
        return executor;
    }

    private synchronized void interrupt() {
        if (!done) {
            reader.interrupt();
        }
    }

    /** Reading is done: the thread is not interrupted any more. */
    @Override
    public synchronized void close() {
        done = true;
        interruption.cancel(false);
    }
}
