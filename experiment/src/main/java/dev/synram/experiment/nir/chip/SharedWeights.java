package dev.synram.experiment.nir.chip;

import dev.synram.network.spiking.Projection;
import dev.synram.network.spiking.SpikingModel;
import dev.synram.network.spiking.SpikingTopology;
import java.util.ArrayList;
import java.util.List;

/** Weights that several synapses share: each but the last is as strong as it can be, so that one alone is rounded. */
final class SharedWeights {

    private SharedWeights() {}

    /**
     * A model that does the same with more synapses.
     *
     * @param synapses a weight, for each projection, 1 or more
     * @param largest weight of a synapse, for each projection
     */
    static SpikingModel share(SpikingModel model, List<Integer> synapses, double[] largest) {
        SpikingTopology topology = model.topology();
        List<Projection> projections = new ArrayList<>();
        List<float[]> weights = new ArrayList<>();
        for (int i = 0; i < synapses.size(); i++) {
            float[] left = model.weights().get(i).clone();
            for (int copy = synapses.get(i); copy > 0; copy--) {
                projections.add(topology.projections().get(i));
                weights.add(copy == 1 ? left : take(left, (float) largest[i]));
            }
        }
        return new SpikingModel(
                new SpikingTopology(topology.inputs(), topology.populations(), projections, topology.dynamics()),
                weights);
    }

    private static float[] take(float[] left, float largest) {
        float[] part = new float[left.length];
        for (int i = 0; i < part.length; i++) {
            part[i] = Math.clamp(left[i], -largest, largest);
            left[i] -= part[i];
        }
        return part;
    }
}
