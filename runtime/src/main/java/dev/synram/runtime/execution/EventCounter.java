package dev.synram.runtime.execution;

import java.util.concurrent.atomic.LongAdder;

/** Counts the events of a placement while its vectors go to the chip. Several threads may count at once. */
final class EventCounter {

    private final LongAdder events = new LongAdder();

    void count(int more) {
        events.add(more);
    }

    long sum() {
        return events.sum();
    }

    void reset() {
        events.reset();
    }
}
