package dev.synram.service.scheduling;

import dev.synram.experiment.serving.ServiceLimits;
import dev.synram.service.protocol.Problem;
import dev.synram.service.protocol.RefusedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Work that waits for chips. The user who has received the least comes first (start-time fair queuing, Goyal, Vin and Cheng 1996), so
 * that users who always have something waiting receive the same, however many requests they send. A batch is of one network.
 *
 * <p>What may wait is bounded, for each user and for all; a request that alone is more than that is taken if nothing else waits.
 */
final class FairQueue {

    private final ServiceLimits limits;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<String, UserQueue> users = new HashMap<>();
    private int waiting;
    private long leastReceived;
    private @Nullable RefusedException closing;

    FairQueue(ServiceLimits limits) {
        this.limits = limits;
    }

    /**
     * Adds work.
     *
     * @throws RefusedException if too much waits, or the queue is closed
     */
    void add(Work work) {
        lock.lock();
        try {
            requireRoom(work.user(), work.runs());
            UserQueue user = users.computeIfAbsent(work.user(), _ -> new UserQueue());
            user.add(new Slice(work, 0, work.runs()), leastReceived);
            waiting += work.runs();
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Refuses what would be too much.
     *
     * @throws RefusedException if so many runs more are too many, or the queue is closed
     */
    void requireRoom(String name, int runs) {
        lock.lock();
        try {
            if (closing != null) {
                throw closing;
            }
            UserQueue user = users.get(name);
            int own = user == null ? 0 : user.waiting();
            if (own > 0 && own + runs > limits.userQueue()) {
                throw RefusedException.retry(
                        Problem.QUOTA,
                        "%s samples of user %s wait already, of at most %s; ask again later"
                                .formatted(own, name, limits.userQueue()),
                        1);
            }
            if (waiting > 0 && waiting + runs > limits.queue()) {
                throw RefusedException.retry(
                        Problem.UNAVAILABLE,
                        "the server is full: %s samples wait, of at most %s; ask again later"
                                .formatted(waiting, limits.queue()),
                        1);
            }
        } finally {
            lock.unlock();
        }
    }

    /** How many runs wait. */
    int waiting() {
        lock.lock();
        try {
            return waiting;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Takes a batch.
     *
     * @param most how long to wait for the first sample
     * @return nothing if none came
     */
    Optional<Batch> take(Duration most) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long nanos = most.toNanos();
            while (waiting == 0) {
                if (nanos <= 0 || closing != null) {
                    return Optional.empty();
                }
                nanos = changed.awaitNanos(nanos);
            }
            awaitOthers();
            return waiting == 0 ? Optional.empty() : Optional.of(batch());
        } finally {
            lock.unlock();
        }
    }

    /** Waits for a full batch, but no sample longer than the delay. */
    private void awaitOthers() throws InterruptedException {
        long delay = limits.batchDelay().toNanos();
        while (delay > 0 && waiting > 0 && waiting < limits.maxBatch() && closing == null) {
            long left = oldest() + delay - System.nanoTime();
            if (left <= 0) {
                return;
            }
            changed.awaitNanos(left);
        }
    }

    private long oldest() {
        long now = System.nanoTime();
        long age = 0;
        for (UserQueue user : users.values()) {
            Slice first = user.first();
            age = first == null ? age : Math.max(age, now - first.work().begin());
        }
        return now - age;
    }

    private Batch batch() {
        List<Slice> slices = new ArrayList<>();
        int left = limits.maxBatch();
        UserQueue next = least(null);
        if (next != null) {
            // Of all who wait: others of the batch may have received more, while some wait for another network.
            leastReceived = Math.max(leastReceived, next.received());
        }
        while (left > 0 && next != null) {
            Slice slice = next.take(left);
            slices.add(slice);
            left -= slice.count();
            next = least(slices.getFirst().work().model());
        }
        waiting -= limits.maxBatch() - left;
        if (waiting > 0) {
            changed.signal(); // work is announced to one chip only, which has left some of it
        }
        return new Batch(slices);
    }

    /** The user who has received the least and waits for a network, or for any. */
    private @Nullable UserQueue least(@Nullable String model) {
        UserQueue least = null;
        for (UserQueue user : users.values()) {
            Slice first = user.first();
            boolean fits =
                    first != null && (model == null || first.work().model().equals(model));
            if (fits && (least == null || user.received() < least.received())) {
                least = user;
            }
        }
        return least;
    }

    /** Takes back what was not computed; it comes first. Once the queue has failed, it is refused. */
    void giveBack(Batch batch) {
        lock.lock();
        try {
            if (closing != null && users.isEmpty()) {
                batch.refuse(closing);
                return;
            }
            for (Slice slice : batch.slices().reversed()) {
                users.computeIfAbsent(slice.work().user(), _ -> new UserQueue()).giveBack(List.of(slice));
                waiting += slice.count();
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Forgets work that nobody waits for any more. */
    void remove(Work work) {
        lock.lock();
        try {
            UserQueue user = users.get(work.user());
            waiting -= user == null ? 0 : user.remove(work);
        } finally {
            lock.unlock();
        }
    }

    /** Refuses work from now on; what waits is still computed. */
    void close(RefusedException refusal) {
        lock.lock();
        try {
            closing = refusal;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Refuses what waits, and all work from now on. */
    void fail(RefusedException refusal) {
        lock.lock();
        try {
            closing = refusal;
            users.values()
                    .forEach(user -> user.clear().forEach(slice -> slice.work().refuse(refusal)));
            users.clear();
            waiting = 0;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
