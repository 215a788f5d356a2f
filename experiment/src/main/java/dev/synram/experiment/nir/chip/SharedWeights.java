package dev.synram.experiment.nir.chip;

import dev.synram.network.spiking.Projection;
import dev.synram.network.spiking.SpikingModel;
import dev.synram.network.spiking.SpikingTopology;
import java.util.ArrayList;
import java.util.List;

/** Weights that several synapses share, each with an equal part. */
final class SharedWeights {

    private SharedWeights() {}

    /**
     * A model that does the same with more synapses.
     *
     * @param synapses a weight, for each projection, 1 or more
     */
    static SpikingModel share(SpikingModel model, List<Integer> synapses) {
        SpikingTopology topology = model.topology();
        List<Projection> projections = new ArrayList<>();
        List<float[]> weights = new ArrayList<>();
        for (int i = 0; i < synapses.size(); i++) {
            float[] part = model.weights().get(i).clone();
            for (int j = 0; j < part.length; j++) {
                part[j] /= synapses.get(i);
            }
            for (int copy = 0; copy < synapses.get(i); copy++) {
                projections.add(topology.projections().get(i));
                weights.add(part);
            }
        }
        return new SpikingModel(
                new SpikingTopology(topology.inputs(), topology.populations(), projections, topology.dynamics()),
                weights);
    }
}
