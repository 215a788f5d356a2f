package dev.synram.kernel.data;

import static dev.synram.chip.InterleavedVectors.LANES;

import dev.synram.kernel.ColumnKernel;
import dev.synram.kernel.PulseKernel;

/** What {@link PulseKernel} and {@link ColumnKernel} know of each vector of a strip. */
public final class LaneTerms {

    /** Number of events, unsigned, less 256 if there are as many. */
    public final byte[] events = new byte[LANES];

    /** Number of events. */
    public final int[] counts = new int[LANES];

    /** What is left, and what is missing, of the last event: see {@link EventTable}. */
    public final float[] leaked = new float[LANES];

    public final float[] missing = new float[LANES];
    public final float[] meanWeight = new float[LANES];

    /** Length of all pulses at the reading. */
    public final float[] pulses = new float[LANES];

    /** Coefficients of the loss. */
    public final float[] quadratic = new float[LANES];

    public final float[] linear = new float[LANES];
    public final float[] constant = new float[LANES];

    public final float[] missingPerMicro = new float[LANES];
    public final float[] driftMicros = new float[LANES];
    public final float[] variance = new float[LANES];

    /** Noise that all columns share. */
    public final float[] common = new float[LANES];

    /** Takes from a table what belongs to {@link #counts} of the first lanes. */
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
