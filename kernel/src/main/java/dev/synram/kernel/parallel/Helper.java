package dev.synram.kernel.parallel;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A thread beside the calling one. It waits for the next range awake for a moment, because multiplications often follow each other
 * closely, asleep after that, and ends after a long time without any.
 */
final class Helper implements Runnable {

    private static final long AWAKE_NANOS = 100_000;

    /** How often the calling thread looks whether a helper is done before it offers its processor to others: some 50 µs. */
    private static final int LOOKS = 2_000;

    private final HelperPool pool;
    private final AtomicBoolean claimed = new AtomicBoolean(true);

    /** What it is to work on next. */
    private final AtomicReference<@Nullable SharedRange> given = new AtomicReference<>();

    /** Its number among those that work on the range. */
    private int worker;

    private volatile boolean working;
    private volatile @Nullable Thread asleep;

    /** A helper that is claimed. */
    Helper(HelperPool pool) {
        this.pool = pool;
    }

    /** Whether it belongs to the caller now, until {@link #finish}. */
    boolean claim() {
        return !claimed.get() && claimed.compareAndSet(false, true);
    }

    void give(SharedRange range, int number) {
        worker = number;
        working = true;
        given.set(range);
        Thread sleeper = asleep;
        if (sleeper != null) {
            LockSupport.unpark(sleeper);
        }
    }

    /** Waits until it has done what it took of a range, takes the range back if it has not begun, and gives up the claim. */
    @SuppressWarnings("ThreadPriorityCheck") // it only saves time: no result depends on who runs when
    void finish(SharedRange range) {
        if (!given.compareAndSet(range, null)) {
            for (int looks = 0; working; looks++) {
                if (looks < LOOKS) {
                    Thread.onSpinWait();
                } else {
                    Thread.yield();
                }
            }
        }
        claimed.set(false);
    }

    @Override
    public void run() {
        long idleSince = System.nanoTime();
        while (true) {
            SharedRange range = given.get();
            if (range != null && given.compareAndSet(range, null)) {
                range.work(worker);
                Thread.interrupted(); // a task's flag would keep it awake
                working = false;
                idleSince = System.nanoTime();
            } else if (System.nanoTime() - idleSince < AWAKE_NANOS) {
                Thread.onSpinWait();
            } else if (System.nanoTime() - idleSince < pool.idleNanos()) {
                sleep(idleSince);
            } else if (claim()) {
                pool.remove(this);
                return;
            } else {
                idleSince = System.nanoTime();
            }
        }
    }

    private void sleep(long idleSince) {
        asleep = Thread.currentThread();
        long end = idleSince + pool.idleNanos();
        long left = end - System.nanoTime();
        while (given.get() == null && left > 0) {
            LockSupport.parkNanos(this, left);
            left = end - System.nanoTime();
        }
        asleep = null;
    }
}
