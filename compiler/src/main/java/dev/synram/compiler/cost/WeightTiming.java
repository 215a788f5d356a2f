package dev.synram.compiler.cost;

/** Time to write weights. */
final class WeightTiming {

    /** Synapses whose weights one word carries (haldls {@code SynapseWeightQuad}). */
    private static final int SYNAPSES_A_WORD = 4;

    private WeightTiming() {}

    static double micros(long synapses, double microsPerWord) {
        return (double) synapses / SYNAPSES_A_WORD * microsPerWord;
    }
}
