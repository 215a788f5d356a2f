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

    public Projection {
        if (firstSource < 0 || sources < 1 || firstTarget < 0 || targets < 1) {
            throw new IllegalArgumentException(
                    "%s sources from %s are connected with %s neurons from %s; give 1 or more of both, from 0 or more"
                            .formatted(sources, firstSource, targets, firstTarget));
        }
    }

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
