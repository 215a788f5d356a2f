package dev.synram.nir.difference;

import java.util.OptionalDouble;

/**
 * The first spike that two executions do not share.
 *
 * @param node name of its node in the first execution
 * @param neuron index of its neuron
 * @param spike how many spikes of the neuron are shared before it
 * @param a seconds of the spike in the first execution, if there is one
 * @param b seconds in the second
 */
public record FirstDifference(String node, int neuron, int spike, OptionalDouble a, OptionalDouble b) {

    /** The earlier of the two times in seconds. */
    public double seconds() {
        return Math.min(a.orElse(Double.POSITIVE_INFINITY), b.orElse(Double.POSITIVE_INFINITY));
    }
}
