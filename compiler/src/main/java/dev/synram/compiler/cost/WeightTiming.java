package dev.synram.compiler.cost;

import dev.synram.chip.MacSettings;

/** Time to write weights. */
final class WeightTiming {

    /** Synapses whose weights one word carries (halco: columns are configured in quads). */
    private static final int SYNAPSES_A_WORD = 4;

    private WeightTiming() {}

    /** One word a cycle. The real rate is not published; this is our modelling decision. */
    static double micros(long synapses) {
        double words = (double) synapses / SYNAPSES_A_WORD;
        return words * MacSettings.CYCLE_NANOS / 1e3;
    }
}
