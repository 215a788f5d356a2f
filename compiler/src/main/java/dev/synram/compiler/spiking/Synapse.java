package dev.synram.compiler.spiking;

import dev.synram.chip.geometry.ChipGeometry;

/**
 * A connection from a neuron or an input to a neuron.
 *
 * @param source whose spikes it transmits
 * @param target the neuron that it acts on
 * @param weight -63..63; below 0 it inhibits
 */
public record Synapse(Member source, Member target, int weight) {

    public Synapse {
        if (!target.isNeuron()) {
            throw new IllegalArgumentException(
                    "a synapse leads from %s to %s, which is an input; only neurons can be targets"
                            .formatted(source.name(), target.name()));
        }
        if (Math.abs(weight) > ChipGeometry.MAX_WEIGHT) {
            throw new IllegalArgumentException(
                    "the weight from %s to %s is %s; allowed are %s..%s, and several synapses between two neurons add up"
                            .formatted(
                                    source.name(),
                                    target.name(),
                                    weight,
                                    -ChipGeometry.MAX_WEIGHT,
                                    ChipGeometry.MAX_WEIGHT));
        }
    }
}
