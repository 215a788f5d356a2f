package dev.synram.chip.kernel;

/**
 * What all sends of event {@code e} of {@code n} add up to at the reading, of as many whole charges: element {@code
 * row(n) + e}. Rows are padded so that whole vectors can be read at any event.
 *
 * @param weights one row for each number of events, 0..{@value #EVENTS}
 */
@SuppressWarnings("ArrayRecordComponent") // tables are never compared
public record TimingTable(float[] weights) {

    /** The largest number of events. */
    public static final int EVENTS = 128;

    private static final int STRIDE = EVENTS + PulseKernel.STEP;

    /** Makes a table of zeros. */
    public TimingTable() {
        this(new float[(EVENTS + 1) * STRIDE]);
    }

    /** Where the row for a number of events begins. */
    public static int row(int events) {
        return events * STRIDE;
    }
}
