package dev.synram.chip.spiking;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Events in the order of their times, immutable; those of one cycle keep the order in which they were added.
 */
public final class Events {

    /** No events. */
    public static final Events NONE = new Events(new int[0], new int[0]);

    private final int[] cycles;
    private final int[] labels;

    private Events(int[] cycles, int[] labels) {
        this.cycles = cycles;
        this.labels = labels;
    }

    /**
     * Takes events that are in the order of their times; the arrays are copied.
     *
     * @param cycles times in cycles of 8 ns, 0 or more, not decreasing
     * @param labels as many labels, see {@link EventLabel}
     */
    public static Events of(int[] cycles, int[] labels) {
        if (cycles.length != labels.length) {
            throw new IllegalArgumentException(
                    "%s times of events, but %s labels".formatted(cycles.length, labels.length));
        }
        for (int i = 0; i < cycles.length; i++) {
            if (cycles[i] < (i == 0 ? 0 : cycles[i - 1])) {
                throw new IllegalArgumentException(
                        "event %s is at cycle %s; times start at 0 and do not decrease".formatted(i, cycles[i]));
            }
            new EventLabel(labels[i]);
        }
        return new Events(cycles.clone(), labels.clone());
    }

    /** Starts to collect events. */
    public static Builder builder() {
        return new Builder();
    }

    /** How many there are. */
    public int count() {
        return cycles.length;
    }

    /** The cycle of an event. */
    public int cycle(int event) {
        return cycles[event];
    }

    /** The time of an event in µs. */
    public double micros(int event) {
        return ChipTime.micros(cycles[event]);
    }

    /** The label of an event. */
    public EventLabel label(int event) {
        return new EventLabel(labels[event]);
    }

    /**
     * The same events as the host can send them: a link passes one event a cycle, so one that finds its link taken waits. Those that
     * meet are sent in their order.
     */
    public Events queued() {
        int[] free = new int[EventLabel.LINKS];
        long[] order = new long[cycles.length];
        for (int i = 0; i < cycles.length; i++) {
            int link = label(i).link();
            int cycle = Math.max(cycles[i], free[link]);
            free[link] = cycle + 1;
            order[i] = (long) cycle << Integer.SIZE | i;
        }
        Arrays.sort(order);
        int[] sent = new int[order.length];
        int[] sentLabels = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            sent[i] = (int) (order[i] >>> Integer.SIZE);
            sentLabels[i] = labels[(int) order[i]];
        }
        return new Events(sent, sentLabels);
    }

    /** Collects events in any order. */
    public static final class Builder {

        private record Event(int cycle, int label) {}

        private final List<Event> events = new ArrayList<>();

        private Builder() {}

        /**
         * Adds an event.
         *
         * @param micros its time in µs, 0 or more; rounded to cycles of 8 ns
         */
        public Builder add(double micros, EventLabel label) {
            events.add(new Event(ChipTime.cycles(micros), label.value()));
            return this;
        }

        /** The events added so far. */
        public Events build() {
            List<Event> sorted = new ArrayList<>(events);
            sorted.sort(Comparator.comparingInt(Event::cycle));
            return new Events(
                    sorted.stream().mapToInt(Event::cycle).toArray(),
                    sorted.stream().mapToInt(Event::label).toArray());
        }
    }
}
