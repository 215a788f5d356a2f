package dev.synram.chip.kernel;

import static dev.synram.chip.Strips.LANES;

/** What {@link PulseKernel} and {@link ColumnKernel} know of each vector of a strip. */
public final class StripTerms {

    /** Number of events, unsigned, less 256 if there are as many. */
    public final byte[] events = new byte[LANES];

    /** Number of events. */
    public final int[] counts = new int[LANES];

    /** What is left, and what is missing, of the last event: see {@link EventTable}. */
    final float[] leaked = new float[LANES];

    final float[] missing = new float[LANES];
    final float[] meanWeight = new float[LANES];

    /** Length of all pulses at the reading. */
    final float[] pulses = new float[LANES];

    /** Coefficients of the loss. */
    final float[] quadratic = new float[LANES];

    final float[] linear = new float[LANES];
    final float[] constant = new float[LANES];

    final float[] missingPerMicro = new float[LANES];
    final float[] driftMicros = new float[LANES];
    final float[] variance = new float[LANES];

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
