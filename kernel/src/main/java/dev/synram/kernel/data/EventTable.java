package dev.synram.kernel.data;

/**
 * What the folded model knows of a vector by the number of its events, for one setting of how they are sent. Arrays are
 * indexed by the number of events, 0 to {@link #most}.
 *
 * <p>Of the charge of the last of {@code n} events, {@code leaked[n] - missing[n]} is on the membrane at the reading, and
 * from an event to the one before, {@code leaked} and {@code missing} shrink by the shares {@code leakPerEvent} and {@code
 * arrivalPerEvent}: early events have leaked, late ones have not quite arrived. All sends of an event are included.
 */
public final class EventTable {

    /** What leaking has left of the last event. */
    public final float[] leaked;

    /** What of the last event has not arrived yet. */
    public final float[] missing;

    /** The mean over all events of what is on the membrane. */
    public final float[] meanWeight;

    /** Coefficient of the loss on saturating lines that multiplies the square of the charge. */
    public final float[] quadratic;

    /** Coefficient of the loss on saturating lines that multiplies the charge and the typical charge of an event. */
    public final float[] linear;

    /** How much more a line still holds that is slower by 1 µs, as a share. */
    public final float[] missingPerMicro;

    /** How long constant currents act, µs. */
    public final float[] driftMicros;

    /** Variance on a membrane, LSB squared. */
    public final float[] variance;

    /** The change of {@link #leaked} from an event to the one before, as a share of it: 0 or less. */
    public float leakPerEvent;

    /** The change of {@link #missing} from an event to the one before, as a share of it: 0 or less. */
    public float arrivalPerEvent;

    /** Makes a table of zeros for up to so many events. */
    public EventTable(int most) {
        leaked = new float[most + 1];
        missing = new float[most + 1];
        meanWeight = new float[most + 1];
        quadratic = new float[most + 1];
        linear = new float[most + 1];
        missingPerMicro = new float[most + 1];
        driftMicros = new float[most + 1];
        variance = new float[most + 1];
    }

    /** The largest number of events. */
    public int most() {
        return leaked.length - 1;
    }
}
