package dev.synram.service.scheduling;

import dev.synram.experiment.serving.ServiceLimits;
import dev.synram.service.protocol.Problem;
import dev.synram.service.protocol.RefusedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Chips that work independently of each other, each with a thread of its own, on what waits in one queue. A chip that fails is taken
 * out and others repeat its work; when none is left, work is refused.
 */
public final class ChipPool implements AutoCloseable {

    private static final int STARTING_SECONDS = 5;

    private final FairQueue queue;
    private final PoolListener listener;
    private final Duration recalibrateAfter;
    private final Duration timeout;
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicInteger ready = new AtomicInteger();
    private final AtomicInteger alive = new AtomicInteger();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final ReentrantLock recalibration = new ReentrantLock();
    private volatile boolean closing;

    /**
     * Makes a pool without chips.
     *
     * @param limits of batches and of what may wait
     * @param recalibrateAfter age at which a chip is calibrated again, between batches, one chip at a time
     * @param listener is told what happens
     */
    public ChipPool(ServiceLimits limits, Duration recalibrateAfter, PoolListener listener) {
        queue = new FairQueue(limits);
        timeout = limits.timeout();
        this.recalibrateAfter = recalibrateAfter;
        this.listener = Listeners.unfailing(listener);
    }

    /**
     * Starts chips.
     *
     * @param makers each makes a chip, on the thread of that chip
     */
    public void start(List<ChipMaker> makers) {
        alive.set(makers.size());
        for (int i = 0; i < makers.size(); i++) {
            ChipWorker worker = new ChipWorker(this, makers.get(i));
            threads.add(
                    Thread.ofPlatform().daemon().name("synram-serve-" + (i + 1)).start(worker));
        }
    }

    /** Makes a chip that is ready to compute. */
    public interface ChipMaker {

        /** Names the chip for people. */
        String name();

        /** Makes and calibrates it. */
        InferenceChip make();
    }

    /** Whether work is taken and a chip can compute it. */
    public boolean isReady() {
        return ready.get() > 0 && !closing;
    }

    /** Whether all chips have failed. */
    public boolean hasFailed() {
        return alive.get() == 0 && !closing;
    }

    /** Waits until the pool is closed or has failed. */
    public void await() throws InterruptedException {
        ended.await();
    }

    /** How many samples wait. */
    public int waiting() {
        return queue.waiting();
    }

    /**
     * Refuses a request, before it is read, that could not be taken on.
     *
     * @param user who asks
     * @throws RefusedException if too much waits, or no chip can compute
     */
    public void requireRoom(String user) {
        if (ready.get() == 0 && alive.get() > 0 && !closing) {
            throw RefusedException.retry(
                    Problem.UNAVAILABLE,
                    "the first chip is being calibrated; ask again when /v2/health/ready says so",
                    STARTING_SECONDS);
        }
        queue.requireRoom(user, 1);
    }

    /**
     * Refuses what comes after {@link #drain}.
     *
     * @throws RefusedException if the service ends
     */
    public void requireOpen() {
        if (closing) {
            throw ending();
        }
    }

    private static RefusedException ending() {
        return RefusedException.retry(
                Problem.UNAVAILABLE, "the server is shutting down; ask another one, or again later", STARTING_SECONDS);
    }

    /**
     * Takes work on.
     *
     * @throws RefusedException if too much waits, or no chip can compute it
     */
    public void submit(Work work) {
        requireRoom(work.user());
        queue.add(work);
    }

    /** Forgets work that nobody waits for any more. */
    public void forget(Work work) {
        queue.remove(work);
    }

    /** Refuses work from now on; what was taken on is still computed. */
    public void drain() {
        queue.close(ending());
        closing = true; // last: chips end when they see this and find nothing
    }

    /** Drains, closes all chips, and refuses what they do not compute within the time limit of a request. */
    @Override
    public void close() {
        drain();
        // A chip that is being calibrated has no work: it is not waited for.
        long deadline = System.nanoTime() + (ready.get() == 0 ? 0 : timeout.toNanos());
        try {
            for (Thread thread : threads) {
                thread.join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        queue.fail(new RefusedException(Problem.UNAVAILABLE, "the server is shutting down; ask another one"));
        ended.countDown();
    }

    FairQueue queue() {
        return queue;
    }

    PoolListener listener() {
        return listener;
    }

    boolean isClosing() {
        return closing;
    }

    void begin() {
        ready.incrementAndGet();
    }

    /** Calibrates a chip that is due, unless another one is being calibrated, which would leave too few. */
    void recalibrateIfDue(InferenceChip chip) {
        if (chip.age().compareTo(recalibrateAfter) >= 0 && recalibration.tryLock()) {
            try {
                long begin = System.nanoTime();
                chip.recalibrate();
                listener.ready(chip.name(), Duration.ofNanos(System.nanoTime() - begin));
            } finally {
                recalibration.unlock();
            }
        }
    }

    /** A chip has left. */
    void leave(String chip, boolean wasReady, String reason) {
        ready.addAndGet(wasReady ? -1 : 0);
        listener.failed(chip, reason);
        if (alive.decrementAndGet() == 0) {
            queue.fail(new RefusedException(
                    Problem.UNAVAILABLE, "no chip is left; the server must be started again with others"));
            ended.countDown();
        }
    }
}
