package dev.synram.nir.execution;

import java.util.List;

/**
 * The spikes of a node.
 *
 * @param node its name
 * @param neurons number of its neurons
 * @param spikes in the order of steps, then neurons
 */
public record SpikeTrain(String node, int neurons, List<Spike> spikes) {

    public SpikeTrain {
        spikes = List.copyOf(spikes);
    }
}
