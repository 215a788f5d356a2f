package dev.synram.kernel.parallel;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/** The helpers of a process, in the order of their numbers. */
final class HelperPool {

    @SuppressWarnings("ThreadPriorityCheck") // helpers would inherit that of their first caller
    static final ThreadFactory THREADS = Thread.ofPlatform()
            .daemon()
            .priority(Thread.NORM_PRIORITY)
            .inheritInheritableThreadLocals(false)
            .name("synram-helper-", 1)
            .factory();

    static final HelperPool SHARED = new HelperPool(Duration.ofSeconds(10), THREADS);

    private final long idleNanos;
    private final ThreadFactory threads;

    /** Never changed, only replaced. */
    private volatile Helper[] helpers = {};

    /** No thread is started before. */
    private long nextStart = System.nanoTime();

    /**
     * Makes a pool without helpers.
     *
     * @param idle how long a helper waits for work before it ends, and how long none is started after one could not be
     * @param threads makes their threads
     */
    HelperPool(Duration idle, ThreadFactory threads) {
        idleNanos = idle.toNanos();
        this.threads = threads;
    }

    long idleNanos() {
        return idleNanos;
    }

    /** How many helpers there are. */
    int size() {
        return helpers.length;
    }

    /**
     * A helper that nobody else has claimed: the first one, which was probably awake last, or a new one; null if the system has no
     * thread for it.
     */
    @Nullable
    Helper claim() {
        for (Helper helper : helpers) {
            if (helper.claim()) {
                return helper;
            }
        }
        return start();
    }

    private synchronized @Nullable Helper start() {
        if (System.nanoTime() - nextStart < 0) {
            return null;
        }
        Helper added = new Helper(this);
        try {
            threads.newThread(added).start();
        } catch (OutOfMemoryError _) {
            nextStart = System.nanoTime() + idleNanos;
            return null;
        }
        Helper[] more = Arrays.copyOf(helpers, helpers.length + 1);
        more[helpers.length] = added;
        helpers = more;
        return added;
    }

    /** Forgets a helper that ends. */
    synchronized void remove(Helper helper) {
        helpers = Arrays.stream(helpers).filter(other -> other != helper).toArray(Helper[]::new);
    }
}
