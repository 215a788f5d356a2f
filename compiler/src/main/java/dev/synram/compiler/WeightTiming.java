package dev.synram.compiler;

import dev.synram.chip.MacSettings;

/** Time to write weights. */
final class WeightTiming {

    /** Synapses whose weights one word carries (halco: columns are configured in quads). */
    private static final int SYNAPSES_A_WORD = 4;

    /** Synapses of a signed weight. */
    private static final int SYNAPSES_A_WEIGHT = 2;

    private WeightTiming() {}

    /** One word a cycle. The real rate is not published; this is our modelling decision. */
    static double micros(long weights) {
        double words = (double) SYNAPSES_A_WEIGHT * weights / SYNAPSES_A_WORD;
        return words * MacSettings.CYCLE_NANOS / 1e3;
    }
}
