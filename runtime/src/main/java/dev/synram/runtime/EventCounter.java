package dev.synram.runtime;

import java.util.concurrent.atomic.LongAdder;

/** Counts the events of a placement while its vectors go to the chip. Several threads may count at once. */
final class EventCounter {

    private final LongAdder events = new LongAdder();

    void count(int more) {
        events.add(more);
    }

    /** The events of a strip of vectors, lane by lane. */
    void count(byte[] ofLanes, int lanes) {
        int sum = 0;
        for (int lane = 0; lane < lanes; lane++) {
            sum += Byte.toUnsignedInt(ofLanes[lane]);
        }
        events.add(sum);
    }

    long sum() {
        return events.sum();
    }

    void reset() {
        events.reset();
    }
}
