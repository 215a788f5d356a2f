package dev.synram.service.grpc;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Ends the reading of messages that take too long. */
final class ReadingClock implements AutoCloseable {

    private final Duration limit;
    private final ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("synram-grpc-reading").factory());

    ReadingClock(Duration limit) {
        this.limit = limit;
        executor.setRemoveOnCancelPolicy(true);
    }

    /** Does something after the limit, unless the result is cancelled. */
    Future<?> after(Runnable end) {
        return executor.schedule(end, limit.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
