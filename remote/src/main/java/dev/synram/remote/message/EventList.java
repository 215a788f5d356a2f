package dev.synram.remote.message;

import dev.synram.chip.spiking.Events;

/**
 * Events in the order of their times.
 *
 * @param cycles times in cycles of 8 ns
 * @param labels as many labels, 0..65535
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record EventList(int[] cycles, int[] labels) {

    /** About the bytes of one event. */
    static final int BYTES = 6;

    /** The message of events. */
    public static EventList of(Events events) {
        int[] cycles = new int[events.count()];
        int[] labels = new int[events.count()];
        for (int i = 0; i < cycles.length; i++) {
            cycles[i] = events.cycle(i);
            labels[i] = events.label(i).value();
        }
        return new EventList(cycles, labels);
    }

    /** The events of this message. */
    public Events events() {
        return Events.of(cycles, labels);
    }
}
