package dev.synram.training.spiking.gradient;

import dev.synram.network.spiking.NeuronDynamics;
import dev.synram.network.spiking.Projection;
import dev.synram.network.spiking.SpikeTrain;
import dev.synram.network.spiking.SpikingModel;
import dev.synram.network.spiking.SpikingTopology;
import java.util.List;

/** The synaptic current of every neuron at each of its spikes, and when it is released again, in the model, for recorded times. */
final class CurrentsAtSpikes {

    private final SpikingModel model;
    private final NeuronDynamics dynamics;
    private final SpikingTopology topology;
    private final Arrivals arrivals;
    private final SpikeTrain train;
    private final double[] atSpikes;
    private final double[] atReleases;
    private final double[] currents;
    private double reached;

    CurrentsAtSpikes(SpikingModel model, Arrivals arrivals, SpikeTrain train) {
        this.model = model;
        this.arrivals = arrivals;
        this.train = train;
        atSpikes = new double[train.count()];
        atReleases = new double[train.count()];
        topology = model.topology();
        dynamics = topology.dynamics();
        currents = new double[topology.neurons()];
    }

    /** Computes the currents at spikes and at the releases that follow them, both in order of time. */
    CurrentsAtSpikes find() {
        int nextArrival = 0;
        int nextRelease = 0;
        for (int spike = 0; spike <= train.count(); spike++) {
            double time = spike < train.count() ? train.micros()[spike] : Double.POSITIVE_INFINITY;
            while (nextRelease < spike && release(nextRelease) <= time) {
                nextArrival = arriveUntil(release(nextRelease), nextArrival);
                atReleases[nextRelease] = current(train.sources()[nextRelease], release(nextRelease));
                nextRelease++;
            }
            if (spike < train.count()) {
                nextArrival = arriveUntil(time, nextArrival);
                atSpikes[spike] = current(train.sources()[spike], time);
            }
        }
        return this;
    }

    double atSpike(int spike) {
        return atSpikes[spike];
    }

    double atRelease(int spike) {
        return atReleases[spike];
    }

    private double release(int spike) {
        return train.micros()[spike] + dynamics.refractoryMicros();
    }

    private double current(int neuron, double time) {
        return currents[neuron] * dynamics.synapticDecay(time - reached);
    }

    private int arriveUntil(double time, int first) {
        int next = first;
        while (next < arrivals.count() && arrivals.time(next) <= time) {
            arrive(arrivals.source(next), arrivals.time(next));
            next++;
        }
        return next;
    }

    private void arrive(int source, double time) {
        if (time > reached) {
            double decay = dynamics.synapticDecay(time - reached);
            for (int neuron = 0; neuron < currents.length; neuron++) {
                currents[neuron] *= decay;
            }
            reached = time;
        }
        List<Projection> projections = topology.projections();
        for (int i = 0; i < projections.size(); i++) {
            Projection projection = projections.get(i);
            if (projection.transmits(source)) {
                float[] weights = model.weights().get(i);
                int row = projection.row(source);
                int first = projection.firstTarget();
                for (int target = 0; target < projection.targets(); target++) {
                    currents[first + target] += weights[row + target];
                }
            }
        }
    }
}
