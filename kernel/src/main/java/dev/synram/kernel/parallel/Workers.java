package dev.synram.kernel.parallel;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Splits ranges of vectors over threads: the calling one and its helpers take the next few vectors of their shares whenever
 * they have done theirs. Helpers wait for the next range awake for a moment, because multiplications often follow each other
 * closely, and asleep after that.
 */
public final class Workers implements AutoCloseable {

    private static final long AWAKE_NANOS = 100_000;

    private final Helper[] helpers;
    private volatile boolean closed;

    /**
     * Starts helpers.
     *
     * @param threads how many threads work, the calling one among them
     */
    public Workers(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("work is done by at least 1 thread, not " + threads);
        }
        helpers = new Helper[threads - 1];
        for (int i = 0; i < helpers.length; i++) {
            helpers[i] = new Helper(i + 1);
            Thread.ofPlatform().daemon().name("synram-chip-" + (i + 1)).start(helpers[i]);
        }
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
        return helpers.length + 1;
    }

    /**
     * Works on a range and returns when all of it is done.
     *
     * @param count vectors in the range
     * @param step how many a thread takes at once
     * @throws IllegalStateException if the workers are closed
     * @throws RuntimeException the first that a thread met
     */
    public void forRange(int count, int step, RangeTask task) {
        if (closed) {
            throw new IllegalStateException("the workers are closed; their threads no longer run");
        }
        int helping = Math.min(helpers.length, Math.ceilDiv(count, step) - 1);
        if (helping <= 0) {
            task.run(0, 0, count);
            return;
        }
        Job job = new Job(count, step, task, helping);
        for (int i = 0; i < helping; i++) {
            helpers[i].give(job);
        }
        job.work(0);
        job.awaitHelpers();
    }

    /** Ends the threads. Calls of {@link #forRange} are refused from now on; closing again has no effect. */
    @Override
    public void close() {
        closed = true;
        for (Helper helper : helpers) {
            helper.wake();
        }
    }

    /**
     * One range that threads work on. Each begins with a share of its own, the same one in every range of that length, whose
     * vectors it finds in its cache; who is done takes from the others' shares.
     */
    private static final class Job {

        /** Distance between counters, so that threads do not write to the same cache line. */
        private static final int APART = 32;

        private final int count;
        private final int step;
        private final RangeTask task;
        private final int shares;
        private final AtomicIntegerArray next;
        private final AtomicInteger helping;
        private volatile @Nullable Throwable failure;

        Job(int count, int step, RangeTask task, int helping) {
            this.count = count;
            this.step = step;
            this.task = task;
            shares = helping + 1;
            next = new AtomicIntegerArray((shares + 1) * APART);
            this.helping = new AtomicInteger(helping);
        }

        void work(int worker) {
            for (int i = 0; i < shares; i++) {
                workOnShare(worker, (worker + i) % shares);
            }
        }

        @SuppressWarnings("CatchingUnchecked") // handed on to the calling thread
        private void workOnShare(int worker, int share) {
            int first = (int) ((long) count * share / shares);
            int end = (int) ((long) count * (share + 1) / shares);
            int counter = (share + 1) * APART;
            try {
                for (int from = first + next.getAndAdd(counter, step);
                        from < end && failure == null;
                        from = first + next.getAndAdd(counter, step)) {
                    task.run(worker, from, Math.min(end, from + step));
                }
            } catch (Throwable e) {
                failure = e;
            }
        }

        void awaitHelpers() {
            while (helping.get() > 0) {
                Thread.onSpinWait();
            }
            switch (failure) {
                case null -> {}
                case RuntimeException e -> throw e;
                case Error e -> throw e;
                case Throwable e -> throw new IllegalStateException("a multiplication failed", e);
            }
        }

        void leave() {
            helping.decrementAndGet();
        }
    }

    /** A thread beside the calling one. */
    private final class Helper implements Runnable {

        private final int worker;
        private volatile @Nullable Job job;
        private volatile @Nullable Thread asleep;

        Helper(int worker) {
            this.worker = worker;
        }

        void give(Job next) {
            job = next;
            wake();
        }

        void wake() {
            Thread sleeper = asleep;
            if (sleeper != null) {
                LockSupport.unpark(sleeper);
            }
        }

        @Override
        public void run() {
            long idleSince = System.nanoTime();
            while (true) {
                Job next = job;
                if (next != null) { // even after closing: the caller waits for it
                    job = null;
                    next.work(worker);
                    next.leave();
                    idleSince = System.nanoTime();
                } else if (closed) {
                    return;
                } else if (System.nanoTime() - idleSince < AWAKE_NANOS) {
                    Thread.onSpinWait();
                } else {
                    sleep();
                }
            }
        }

        private void sleep() {
            asleep = Thread.currentThread();
            while (job == null && !closed) {
                LockSupport.park(this);
            }
            asleep = null;
        }
    }
}
