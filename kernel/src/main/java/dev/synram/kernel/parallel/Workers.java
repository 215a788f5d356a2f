package dev.synram.kernel.parallel;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits ranges of vectors over threads: the calling one and helpers take the next few vectors of their shares whenever they have
 * done theirs. Helpers are threads of the process that all workers share, so that one that is awake goes on with the range of
 * others, and none is awake for nothing. A range is done when all its vectors are: nobody waits for a helper that comes too late.
 */
public final class Workers implements AutoCloseable {

    private final int threads;
    private final HelperPool pool;
    private volatile boolean closed;

    /**
     * Prepares to work.
     *
     * @param threads how many threads work on a range, the calling one among them
     */
    public Workers(int threads) {
        this(threads, HelperPool.SHARED);
    }

    /** The same with helpers of a pool. */
    Workers(int threads, HelperPool pool) {
        if (threads < 1) {
            throw new IllegalArgumentException("work is done by at least 1 thread, not " + threads);
        }
        this.threads = threads;
        this.pool = pool;
    }

    /** Work on a part of a range. */
    public interface RangeTask {

        /**
         * Works on the vectors {@code from..to - 1}.
         *
         * @param worker number of the thread, 0 for the calling one
         */
        void run(int worker, int from, int to);
    }

    /** How many threads work. */
    public int threads() {
        return threads;
    }

    /**
     * Works on a range and returns when all of it is done, by fewer threads if the system has no more.
     *
     * @param count vectors in the range
     * @param step how many a thread takes at once
     * @throws IllegalStateException if the workers are closed
     * @throws RuntimeException the first that a thread met; those that others met are suppressed
     */
    public void forRange(int count, int step, RangeTask task) {
        if (closed) {
            throw new IllegalStateException("the workers are closed; they take no more ranges");
        }
        int helping = Math.min(threads, Math.ceilDiv(count, step)) - 1;
        if (helping <= 0) {
            task.run(0, 0, count);
            return;
        }
        SharedRange range = new SharedRange(count, step, task, helping + 1);
        List<Helper> helpers = new ArrayList<>(helping);
        try {
            give(range, helping, helpers);
            range.work(0);
        } finally {
            helpers.forEach(helper -> helper.finish(range));
        }
        range.throwFailure();
    }

    private void give(SharedRange range, int helping, List<Helper> helpers) {
        for (int i = 1; i <= helping; i++) {
            Helper helper = pool.claim();
            if (helper == null) {
                return;
            }
            helpers.add(helper);
            helper.give(range, i);
        }
    }

    /** Calls of {@link #forRange} are refused from now on; closing again has no effect. */
    @Override
    public void close() {
        closed = true;
    }
}
