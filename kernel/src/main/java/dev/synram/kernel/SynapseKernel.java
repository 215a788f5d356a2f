package dev.synram.kernel;

/** Adds up the currents of synapses. */
public interface SynapseKernel {

    /** Bits of a weight: current sources of a synapse. */
    int BITS = 6;

    /**
     * For each signed weight {@code w} the sum of the sources whose bits are set in {@code |w|}, times the
     * factor of its column: of the excitatory synapse if {@code w} is not negative, of the inhibitory one otherwise.
     *
     * @param weights signed weights
     * @param start index of the first
     * @param excitatory currents of the sources: those of bit {@code b} begin at {@code b * weights.length}, in the
     *     order of the weights
     * @param inhibitory the same
     * @param scales one factor a column
     * @param firstColumn column of the first weight
     * @param count how many, all of one row
     * @param currents receives one value a weight
     */
    void currents(
            byte[] weights,
            int start,
            float[] excitatory,
            float[] inhibitory,
            float[] scales,
            int firstColumn,
            int count,
            float[] currents);
}
