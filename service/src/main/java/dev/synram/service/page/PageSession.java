package dev.synram.service.page;

import dev.synram.experiment.serving.ServedNetwork;
import dev.synram.service.chips.live.LiveAnswer;
import dev.synram.service.chips.live.LiveChip;
import dev.synram.service.protocol.Problem;
import dev.synram.service.protocol.RefusedException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One page that is open, with a chip of its own, which is made when it is first needed. Used by many threads. */
final class PageSession {

    private final String user;
    private final ServedNetwork network;
    private final Function<ServedNetwork, LiveChip> maker;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable LiveChip chip;
    private final Semaphore turns;
    private volatile boolean closed;
    private volatile long used = System.nanoTime();

    /**
     * A page without a chip.
     *
     * @param turns a permit is needed to compute
     */
    PageSession(String user, ServedNetwork network, Function<ServedNetwork, LiveChip> maker, Semaphore turns) {
        this.user = user;
        this.network = network;
        this.maker = maker;
        this.turns = turns;
    }

    /** Whose page it is. */
    String user() {
        return user;
    }

    /** The network that it shows. */
    ServedNetwork network() {
        return network;
    }

    /** Since when nothing has been asked for. */
    long idleNanos() {
        return System.nanoTime() - used;
    }

    /**
     * Shows a sample to the chip.
     *
     * @param patience how long other requests of the page are waited for
     */
    LiveAnswer answer(PageRequest request, Duration patience) {
        requireSample(request.sample());
        return use(patience, live -> live.answer(request.sample(), request.settings()));
    }

    private void requireSample(float[] sample) {
        int size = network.input().shape().size();
        if (sample.length != size) {
            throw RefusedException.invalid(
                    "the sample has %s values; network %s takes %s".formatted(sample.length, network.name(), size));
        }
        for (float value : sample) {
            if (!(Math.abs(value) <= network.implausibleInput())) {
                throw RefusedException.invalid("the sample holds %s, but network %s takes up to %s"
                        .formatted(
                                value, network.name(), network.fitted().range().largest()));
            }
        }
    }

    /**
     * Uses the chip.
     *
     * @param <T> what it gives
     */
    <T> T use(Duration patience, Function<LiveChip, T> task) {
        used = System.nanoTime();
        require(patience, lock::tryLock, "the chip of this page is busy with its last request");
        try {
            require(patience, turns::tryAcquire, "the chips of other pages are busy");
            try {
                return task.apply(ready());
            } catch (RuntimeException e) {
                // Nothing is known of its state: the next request gets another.
                release();
                throw e;
            } finally {
                turns.release();
            }
        } finally {
            used = System.nanoTime();
            lock.unlock();
            if (closed) {
                close();
            }
        }
    }

    private LiveChip ready() {
        if (closed) {
            throw PageSessions.gone();
        }
        LiveChip live = chip;
        if (live == null) {
            live = maker.apply(network);
            chip = live;
        }
        return live;
    }

    /** Waits for something. */
    private interface Waiting {
        boolean await(long time, TimeUnit unit) throws InterruptedException;
    }

    private static void require(Duration patience, Waiting waiting, String busy) {
        try {
            if (waiting.await(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw RefusedException.retry(Problem.UNAVAILABLE, busy + "; ask again later", 1);
    }

    /** Releases the chip, at once or when the request that uses it has ended. */
    void close() {
        closed = true;
        if (lock.tryLock()) {
            try {
                release();
            } finally {
                lock.unlock();
            }
        }
    }

    private void release() {
        LiveChip live = chip;
        chip = null;
        if (live != null) {
            live.close();
        }
    }
}
