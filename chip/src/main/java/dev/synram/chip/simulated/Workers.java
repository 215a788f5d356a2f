package dev.synram.chip.simulated;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Splits a range of vectors over a fixed number of threads. */
final class Workers implements AutoCloseable {

    private final int threads;
    private final int minimum;
    private final ExecutorService executor;

    /**
     * Starts workers.
     *
     * @param threads how many
     * @param minimum fewest vectors that are worth a thread
     */
    Workers(int threads, int minimum) {
        if (threads < 1) {
            throw new IllegalArgumentException("a chip is simulated by at least 1 thread, not " + threads);
        }
        this.threads = threads;
        this.minimum = minimum;
        executor = Executors.newFixedThreadPool(
                threads, Thread.ofPlatform().daemon().name("synram-chip-", 0).factory());
    }

    /** Work on the vectors {@code from..to - 1}. */
    interface RangeTask {
        void run(int from, int to);
    }

    void forRange(int count, RangeTask task) {
        int parts = Math.clamp(count / minimum, 1, threads);
        if (parts == 1) {
            task.run(0, count);
            return;
        }
        List<Future<?>> futures = new ArrayList<>();
        for (int part = 0; part < parts; part++) {
            int from = (int) ((long) count * part / parts);
            int to = (int) ((long) count * (part + 1) / parts);
            futures.add(executor.submit(() -> task.run(from, to)));
        }
        for (Future<?> future : futures) {
            await(future);
        }
    }

    private static void await(Future<?> future) {
        try {
            future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while multiplying", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException("a multiplication failed", e.getCause());
        }
    }

    @Override
    public void close() {
        executor.shutdown();
    }
}
