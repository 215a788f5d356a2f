package dev.synram.network.spiking;

import java.util.ArrayList;
import java.util.List;

/**
 * A network of spiking neurons with its weights.
 *
 * @param topology what it consists of
 * @param weights one array a projection, target by target for each source; they are the caller's own, and may be trained in place
 */
public record SpikingModel(SpikingTopology topology, List<float[]> weights) {

    public SpikingModel {
        weights = List.copyOf(weights);
        if (weights.size() != topology.projections().size()) {
            throw new IllegalArgumentException("a model with %s projections has weights of %s"
                    .formatted(topology.projections().size(), weights.size()));
        }
        for (int i = 0; i < weights.size(); i++) {
            int expected = topology.projections().get(i).weights();
            if (weights.get(i).length != expected) {
                throw new IllegalArgumentException(
                        "projection %s has %s weights; it needs %s".formatted(i, weights.get(i).length, expected));
            }
        }
    }

    /** A model with weights 0. */
    public static SpikingModel zero(SpikingTopology topology) {
        return new SpikingModel(
                topology,
                topology.projections().stream()
                        .map(projection -> new float[projection.weights()])
                        .toList());
    }

    /** The same with copies of the weights. */
    public SpikingModel copy() {
        List<float[]> copies = new ArrayList<>();
        weights.forEach(values -> copies.add(values.clone()));
        return new SpikingModel(topology, copies);
    }
}
