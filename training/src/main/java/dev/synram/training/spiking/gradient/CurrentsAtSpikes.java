package dev.synram.training.spiking.gradient;

import dev.synram.network.spiking.NeuronDynamics;
import dev.synram.network.spiking.Projection;
import dev.synram.network.spiking.SpikeTrain;
import dev.synram.network.spiking.SpikingModel;
import dev.synram.network.spiking.SpikingTopology;
import java.util.List;

/** The synaptic current of every neuron at each of its spikes, in the model, for recorded times. */
final class CurrentsAtSpikes {

    private final SpikingModel model;
    private final NeuronDynamics dynamics;
    private final SpikingTopology topology;
    private final Arrivals arrivals;
    private final SpikeTrain train;
    private final double[] currents;
    private final double[] times;

    CurrentsAtSpikes(SpikingModel model, Arrivals arrivals, SpikeTrain train) {
        this.model = model;
        this.arrivals = arrivals;
        this.train = train;
        topology = model.topology();
        dynamics = topology.dynamics();
        currents = new double[topology.neurons()];
        times = new double[topology.neurons()];
    }

    double[] find() {
        double[] found = new double[train.count()];
        int next = 0;
        for (int spike = 0; spike < found.length; spike++) {
            double time = train.micros()[spike];
            while (next < arrivals.count() && arrivals.time(next) <= time) {
                arrive(arrivals.source(next), arrivals.time(next));
                next++;
            }
            int neuron = train.sources()[spike];
            found[spike] = currents[neuron] * dynamics.synapticDecay(time - times[neuron]);
        }
        return found;
    }

    private void arrive(int source, double time) {
        List<Projection> projections = topology.projections();
        for (int i = 0; i < projections.size(); i++) {
            Projection projection = projections.get(i);
            if (projection.transmits(source)) {
                float[] weights = model.weights().get(i);
                int row = projection.row(source);
                for (int target = 0; target < projection.targets(); target++) {
                    int neuron = projection.firstTarget() + target;
                    if (time > times[neuron]) {
                        currents[neuron] *= dynamics.synapticDecay(time - times[neuron]);
                        times[neuron] = time;
                    }
                    currents[neuron] += weights[row + target];
                }
            }
        }
    }
}
