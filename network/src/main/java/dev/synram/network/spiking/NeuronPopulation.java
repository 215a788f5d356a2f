package dev.synram.network.spiking;

/**
 * Neurons of one kind.
 *
 * @param name of the population
 * @param size number of neurons, 1 or more
 * @param spikes whether they are leaky integrate-and-fire neurons, rather than leaky integrators that never spike
 */
public record NeuronPopulation(String name, int size, boolean spikes) {

    public NeuronPopulation {
        if (size < 1) {
            throw new IllegalArgumentException(
                    "population %s has %s neurons; it must have 1 or more".formatted(name, size));
        }
    }

    /** Leaky integrate-and-fire neurons. */
    public static NeuronPopulation lif(String name, int size) {
        return new NeuronPopulation(name, size, true);
    }

    /** Leaky integrators, whose potentials are read. */
    public static NeuronPopulation integrators(String name, int size) {
        return new NeuronPopulation(name, size, false);
    }
}
