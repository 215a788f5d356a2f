package dev.synram.runtime.execution;

import dev.synram.kernel.Kernels;
import dev.synram.kernel.parallel.Workers;
import dev.synram.kernel.provider.KernelProvider;
import java.util.List;

/** Keeps several chips busy at the same time, and computes the host's loops, by threads that all executors share. */
public final class ChipExecutor implements AutoCloseable {

    private final Workers workers;
    private final Kernels kernels;

    /**
     * Prepares to work; host loops are computed by the fastest kernels.
     *
     * @param threads how many chips work at the same time at most, and how many threads of the host
     */
    public ChipExecutor(int threads) {
        this(threads, KernelProvider.best());
    }

    /**
     * Prepares to work.
     *
     * @param threads how many chips work at the same time at most, and how many threads of the host
     * @param kernels compute the host's loops
     */
    public ChipExecutor(int threads, Kernels kernels) {
        workers = new Workers(threads);
        this.kernels = kernels;
    }

    /** One chip after the other, on the calling thread, with the same kernels; need not be closed. */
    public ChipExecutor alone() {
        return new ChipExecutor(1, kernels);
    }

    /** Compute the host's loops. */
    public Kernels kernels() {
        return kernels;
    }

    /** Divide the host's loops. */
    Workers workers() {
        return workers;
    }

    /** Runs all tasks and returns when they are done. */
    void runAll(List<? extends Runnable> tasks) {
        if (tasks.size() == 1) {
            tasks.getFirst().run();
            return;
        }
        workers.forRange(tasks.size(), 1, (_, from, to) -> {
            for (int i = from; i < to; i++) {
                tasks.get(i).run();
            }
        });
    }

    @Override
    public void close() {
        workers.close();
    }
}
