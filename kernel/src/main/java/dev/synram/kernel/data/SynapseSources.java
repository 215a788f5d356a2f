package dev.synram.kernel.data;

/**
 * The current sources of synapses: {@value #SOURCES} a synapse, one a bit of its weight and one that is always on. The source of
 * bit {@code b} of synapse {@code i} is at {@code b * count() + i}, the one that is always on at {@code BITS * count() + i}, in
 * units of weight.
 *
 * @param excitatory of the synapses that hold weights of 0 or more
 * @param inhibitory of the synapses that hold weights below 0
 */
@SuppressWarnings("ArrayRecordComponent") // a view of the array's sources; never compared
public record SynapseSources(float[] excitatory, float[] inhibitory) {

    /** Bits of a weight. */
    public static final int BITS = 6;

    /** Sources of a synapse. */
    public static final int SOURCES = BITS + 1;

    /** Number of synapses. */
    public int count() {
        return excitatory.length / SOURCES;
    }
}
