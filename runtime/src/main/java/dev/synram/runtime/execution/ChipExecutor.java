package dev.synram.runtime.execution;

import dev.synram.kernel.parallel.Workers;
import java.util.List;

/** Threads that keep several chips busy at the same time; one chip needs none. */
public final class ChipExecutor implements AutoCloseable {

    /** One chip after the other. */
    public static final ChipExecutor ALONE = new ChipExecutor(1);

    private final Workers workers;

    /**
     * Starts threads.
     *
     * @param threads how many chips work at the same time at most
     */
    public ChipExecutor(int threads) {
        workers = new Workers(threads);
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
