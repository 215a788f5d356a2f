package dev.synram.kernel.data;

/** Events of a vector in the order in which they are sent, and which of them are integrated next. */
public final class EventList {

    /** For each event the row of its synapses. */
    public final int[] rows;

    /** For each event the length of its pulse, in units of activation. */
    public final float[] pulses;

    private int from;
    private int to;

    /** Makes room for so many events. */
    public EventList(int most) {
        rows = new int[most];
        pulses = new float[most];
    }

    /**
     * Selects the events {@code first..end - 1}.
     *
     * @return this list
     */
    public EventList select(int first, int end) {
        from = first;
        to = end;
        return this;
    }

    /** The first event. */
    public int from() {
        return from;
    }

    /** The event after the last. */
    public int to() {
        return to;
    }
}
