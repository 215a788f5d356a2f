package dev.synram.simulator.spiking;

import dev.synram.chip.random.CounterRandom;
import dev.synram.simulator.circuit.SpikingCircuit;

/** The potentials at which neurons spike in one run, drawn again after every spike. */
final class Thresholds {

    private final SpikingCircuit[] circuits;
    private final long key;
    private final int[] drawn;

    Thresholds(SpikingCircuit[] circuits, long key) {
        this.circuits = circuits;
        this.key = key;
        drawn = new int[circuits.length];
    }

    /** The potential of a neuron's next spike. */
    double next(int lane) {
        SpikingCircuit.Spiking spiking = circuits[lane].spiking();
        if (spiking.thresholdNoise() == 0) {
            return spiking.threshold();
        }
        double normal = CounterRandom.normal(CounterRandom.combine(key, lane), drawn[lane]++);
        return spiking.threshold() + spiking.thresholdNoise() * normal;
    }
}
