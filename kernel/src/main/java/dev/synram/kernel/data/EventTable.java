package dev.synram.kernel.data;

import dev.synram.kernel.ColumnKernel;

/**
 * What the folded model knows by the number of events of a vector, for one way of sending them.
 *
 * <p>Of the charge of the last of {@code n} events, {@code leaked[n] - missing[n]} is on the membrane at the reading, and
 * of the event before each, {@code leaked} and {@code missing} are as much smaller as {@code leakPerEvent} and {@code
 * arrivalPerEvent} say: early events have leaked, late ones have not quite arrived. All sends of an event are in these
 * figures.
 */
public final class EventTable {

    /** What leaking has left of the last event. */
    public final float[] leaked;

    /** What of the last event has not arrived yet. */
    public final float[] missing;

    /** The mean over all events of what is on the membrane. */
    public final float[] meanWeight;

    /** Coefficients of the loss on saturating lines, see {@link ColumnKernel}. */
    public final float[] quadratic;

    public final float[] linear;

    /** How much more a line still holds that is slower by 1 µs. */
    public final float[] missingPerMicro;

    /** How long constant currents act, µs. */
    public final float[] driftMicros;

    /** Variance on a membrane, LSB squared. */
    public final float[] variance;

    /** The change of {@link #leaked} from an event to the one before, as a share of it: 0 or less. */
    public float leakPerEvent;

    /** The same of {@link #missing}. */
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
