package dev.synram.kernel;

import dev.synram.kernel.data.SynapseRow;
import dev.synram.kernel.data.SynapseSources;

/** Sums the currents of synapses. */
public interface SynapseKernel {

    /**
     * For each signed weight {@code w} the sum of the source that is always on and those whose bits are set in {@code |w|}, times the factor of its
     * column: of the excitatory synapse if {@code w} is not negative, of the inhibitory one otherwise.
     *
     * @param row the weights
     * @param sources of all synapses, in the order of the weights
     * @param scales one factor a column
     * @param currents receives one value a weight of the row, in units of weight
     */
    void currents(SynapseRow row, SynapseSources sources, float[] scales, float[] currents);
}
