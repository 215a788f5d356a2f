package dev.synram.kernel.parallel;

import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A range that threads work on. Each begins with a share of its own, the same one in every range of that length, whose vectors it
 * finds in its cache; who is done takes from the others' shares.
 */
final class SharedRange {

    /** Distance between counters, so that threads do not write to the same cache line. */
    private static final int APART = 32;

    private final int count;
    private final int step;
    private final Workers.RangeTask task;
    private final int shares;
    private final AtomicIntegerArray next;
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    SharedRange(int count, int step, Workers.RangeTask task, int shares) {
        this.count = count;
        this.step = step;
        this.task = task;
        this.shares = shares;
        next = new AtomicIntegerArray((shares + 1) * APART);
    }

    /** Works until no vector is left that nobody took. */
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
                    from < end && failure.get() == null;
                    from = first + next.getAndAdd(counter, step)) {
                task.run(worker, from, Math.min(end, from + step));
            }
        } catch (Throwable e) {
            fail(e);
        }
    }

    @SuppressWarnings("ReferenceEquality") // an exception cannot suppress itself
    private void fail(Throwable later) {
        if (!failure.compareAndSet(null, later)) {
            Throwable first = failure.get();
            if (first != null && first != later) {
                first.addSuppressed(later);
            }
        }
    }

    /** Throws the first that a thread met, if any; what others met is suppressed. */
    void throwFailure() {
        switch (failure.get()) {
            case null -> {}
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            case Throwable e -> throw new IllegalStateException("a multiplication failed", e);
        }
    }
}
