package dev.synram.chip.kernel;

/**
 * What the folded model knows by the number of events of a vector, 0..{@value #EVENTS}, for one way of sending them.
 *
 * <p>Of the charge of the last of {@code n} events, {@code leaked[n] - missing[n]} is on the membrane at the reading, and
 * of the event before each, {@code leaked} and {@code missing} are as much smaller as {@code leakPerEvent} and {@code
 * arrivalPerEvent} say: early events have leaked, late ones have not quite arrived. All sends of an event are in these
 * figures.
 */
public final class EventTable {

    /** The largest number of events. */
    public static final int EVENTS = 128;

    /** What leaking has left of the last event. */
    public final float[] leaked = new float[EVENTS + 1];

    /** What of the last event has not arrived yet. */
    public final float[] missing = new float[EVENTS + 1];

    /** The mean over all events of what is on the membrane. */
    public final float[] meanWeight = new float[EVENTS + 1];

    /** Coefficients of the loss on saturating lines, see {@link ColumnKernel}. */
    public final float[] quadratic = new float[EVENTS + 1];

    public final float[] linear = new float[EVENTS + 1];

    /** How much more a line still holds that is slower by 1 µs. */
    public final float[] missingPerMicro = new float[EVENTS + 1];

    /** How long constant currents act, µs. */
    public final float[] driftMicros = new float[EVENTS + 1];

    /** Variance on a membrane, LSB squared. */
    public final float[] variance = new float[EVENTS + 1];

    /** The change of {@link #leaked} from an event to the one before, as a share of it: 0 or less. */
    public float leakPerEvent;

    /** The same of {@link #missing}. */
    public float arrivalPerEvent;
}
