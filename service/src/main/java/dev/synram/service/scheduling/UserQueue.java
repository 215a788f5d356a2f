package dev.synram.service.scheduling;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a user waits for, in the order of arrival, and how much the user has received. */
final class UserQueue {

    private final Deque<Slice> slices = new ArrayDeque<>();
    private long received;
    private int waiting;

    int waiting() {
        return waiting;
    }

    long received() {
        return received;
    }

    /** A user who comes back does not catch up on what was not asked for in the meantime. */
    void add(Slice slice, long leastReceived) {
        if (slices.isEmpty()) {
            received = Math.max(received, leastReceived);
        }
        slices.addLast(slice);
        waiting += slice.count();
    }

    /** Slices that were not computed come back to the front. */
    void giveBack(List<Slice> back) {
        for (Slice slice : back.reversed()) {
            slices.addFirst(slice);
            waiting += slice.count();
            received -= slice.count();
        }
    }

    @Nullable
    Slice first() {
        return slices.peekFirst();
    }

    /** Takes up to a number of runs of the first slice. */
    Slice take(int most) {
        Slice first = slices.removeFirst();
        int count = Math.min(most, first.count());
        if (count < first.count()) {
            slices.addFirst(new Slice(first.work(), first.first() + count, first.count() - count));
        }
        waiting -= count;
        received += count;
        return new Slice(first.work(), first.first(), count);
    }

    /** Removes what is left of a work; returns how many runs that was. */
    int remove(Work work) {
        int before = waiting;
        slices.removeIf(slice -> slice.work() == work);
        waiting = slices.stream().mapToInt(Slice::count).sum();
        return before - waiting;
    }

    /** Removes everything. */
    List<Slice> clear() {
        List<Slice> all = List.copyOf(slices);
        slices.clear();
        waiting = 0;
        return all;
    }
}
