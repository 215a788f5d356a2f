package dev.synram.service.jobs;

import dev.synram.service.protocol.Problem;
import dev.synram.service.protocol.RefusedException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/** The store for many threads, which can wait for changes. */
final class SharedStore implements AutoCloseable {

    private static final int RETRY_SECONDS = 5;

    private final JobStore store;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean ending;
    private boolean closed;

    SharedStore(JobStore store) {
        this.store = store;
    }

    /** Reads. */
    <T> T read(Function<JobStore, T> work) {
        lock.lock();
        try {
            requireOpen();
            return work.apply(store);
        } finally {
            lock.unlock();
        }
    }

    /** Changes something, which wakes all who wait. */
    <T> T change(Function<JobStore, T> work) {
        lock.lock();
        try {
            requireOpen();
            T result = work.apply(store);
            changed.signalAll();
            return result;
        } finally {
            lock.unlock();
        }
    }

    private void requireOpen() {
        if (closed) {
            throw RefusedException.retry(
                    Problem.UNAVAILABLE,
                    "the server is shutting down; its jobs go on when it is there again",
                    RETRY_SECONDS);
        }
    }

    /**
     * Waits until there is something.
     *
     * @return nothing after the time, or when the service ends
     */
    <T> List<T> await(Function<JobStore, List<T>> work, Duration most) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long nanos = most.toNanos();
            while (!ending) {
                List<T> found = work.apply(store);
                if (!found.isEmpty() || nanos <= 0) {
                    return found;
                }
                nanos = changed.awaitNanos(nanos);
            }
            return List.of();
        } finally {
            lock.unlock();
        }
    }

    /** Takes the next job, and waits for one. Nothing when the service ends. */
    Optional<StoredJob> begin() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!ending) {
                Optional<StoredJob> next = store.begin();
                if (next.isPresent()) {
                    changed.signalAll();
                    return next;
                }
                changed.await();
            }
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    boolean isClosed() {
        lock.lock();
        try {
            return ending;
        } finally {
            lock.unlock();
        }
    }

    /** Nobody waits any more. */
    void end() {
        lock.lock();
        try {
            ending = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            if (!closed) {
                closed = true;
                store.close();
            }
        } finally {
            lock.unlock();
        }
    }
}
