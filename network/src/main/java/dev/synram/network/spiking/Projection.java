package dev.synram.network.spiking;

/**
 * Connections of all members of one group with all neurons of a population. The members of the group and of the population are
 * numbered as in {@link SpikingTopology}.
 *
 * @param firstSource number of the first source
 * @param sources number of sources
 * @param firstTarget number of the first neuron that it acts on
 * @param targets number of neurons that it acts on
 */
public record Projection(int firstSource, int sources, int firstTarget, int targets) {

    /** Number of weights. */
    public int weights() {
        return sources * targets;
    }

    /** Whether it transmits the spikes of a source. */
    public boolean transmits(int source) {
        return source >= firstSource && source < firstSource + sources;
    }

    /** Where the weights of a source begin. */
    public int row(int source) {
        return (source - firstSource) * targets;
    }
}
