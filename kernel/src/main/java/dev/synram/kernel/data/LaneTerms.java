package dev.synram.kernel.data;

import static dev.synram.chip.InterleavedVectors.LANES;
import static dev.synram.chip.geometry.ChipGeometry.QUADRANTS;

/** What is known of each vector of a lane group, beside its activations: one element a lane. See {@link EventTable}. */
public final class LaneTerms {

    /** Number of events, unsigned, modulo 256. */
    public final byte[] events = new byte[LANES];

    /** Number of events. */
    public final int[] counts = new int[LANES];

    /** What leaking has left of the last event. */
    public final float[] leaked = new float[LANES];

    /** What of the last event has not arrived at the reading. */
    public final float[] missing = new float[LANES];

    /** The mean over all events of what is on the membrane. */
    public final float[] meanWeight = new float[LANES];

    /** Sum over all pulses of their lengths, in units of activation, times {@link #meanWeight}. */
    public final float[] pulses = new float[LANES];

    /** Coefficient of the loss on saturating lines that multiplies the square of the charge. */
    public final float[] quadratic = new float[LANES];

    /** Coefficient of the loss that multiplies the charge, times the typical length of a pulse. */
    public final float[] linear = new float[LANES];

    /** The square of the typical length of a pulse. */
    public final float[] constant = new float[LANES];

    /** The inverse of the mean length of a pulse; 0 without events. */
    public final float[] inverseMean = new float[LANES];

    /** How much more a line still holds that is slower by 1 µs, as a share. */
    public final float[] missingPerMicro = new float[LANES];

    /** How long constant currents act, µs. */
    public final float[] driftMicros = new float[LANES];

    /** Variance of the noise on a membrane, LSB squared. */
    public final float[] variance = new float[LANES];

    /** Noise that all columns of a quadrant share, LSB: a row of lanes a quadrant. */
    public final float[] common = new float[QUADRANTS * LANES];

    /** Reads from a table what belongs to the {@link #counts} of the first lanes. */
    public void lookUp(EventTable table, int lanes) {
        for (int lane = 0; lane < lanes; lane++) {
            int count = counts[lane];
            leaked[lane] = table.leaked[count];
            missing[lane] = table.missing[count];
            meanWeight[lane] = table.meanWeight[count];
            quadratic[lane] = table.quadratic[count];
            linear[lane] = table.linear[count];
            missingPerMicro[lane] = table.missingPerMicro[count];
            driftMicros[lane] = table.driftMicros[count];
            variance[lane] = table.variance[count];
        }
    }
}
