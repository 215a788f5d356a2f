package dev.synram.training.spiking.gradient;

import dev.synram.network.spiking.NeuronDynamics;
import dev.synram.network.spiking.SpikeTrain;
import dev.synram.network.spiking.SpikingTopology;

/** The events of one sample in the order in which they reach neurons: those of inputs, and spikes of neurons after their delay. */
final class Arrivals {

    private final int[] sources;
    private final int[] spikes;
    private final double[] times;

    Arrivals(SpikingTopology topology, SpikeTrain input, SpikeTrain train) {
        NeuronDynamics dynamics = topology.dynamics();
        int count = input.count() + train.count();
        sources = new int[count];
        spikes = new int[count];
        times = new double[count];
        int nextInput = 0;
        int nextSpike = 0;
        for (int i = 0; i < count; i++) {
            double spike = nextSpike < train.count()
                    ? train.micros()[nextSpike] + dynamics.delayMicros()
                    : Double.POSITIVE_INFINITY;
            if (nextInput < input.count() && input.micros()[nextInput] <= spike) {
                sources[i] = input.sources()[nextInput];
                times[i] = input.micros()[nextInput++];
                spikes[i] = -1;
            } else {
                sources[i] = topology.inputs() + train.sources()[nextSpike];
                times[i] = spike;
                spikes[i] = nextSpike++;
            }
        }
    }

    int count() {
        return times.length;
    }

    /** Who sent an event, as {@link SpikingTopology} numbers sources. */
    int source(int event) {
        return sources[event];
    }

    /** The spike that an event comes from; -1 for events of inputs. */
    int spike(int event) {
        return spikes[event];
    }

    /** When an event arrives in µs. */
    double time(int event) {
        return times[event];
    }
}
