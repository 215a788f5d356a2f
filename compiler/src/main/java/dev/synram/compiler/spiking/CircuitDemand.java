package dev.synram.compiler.spiking;

import dev.synram.chip.geometry.Neuron;
import dev.synram.chip.spiking.SpikingConfiguration;
import java.util.Arrays;
import java.util.List;

/**
 * How many circuits each neuron takes. A circuit has a synapse in each of the 256 rows of its hemisphere; a neuron with more synapses
 * takes both circuits of a column, whose membranes are joined.
 */
final class CircuitDemand {

    /** The most circuits of a neuron: one a hemisphere. */
    private static final int MOST = 2;

    private final SpikingNetwork network;
    private final int[] synapses;

    CircuitDemand(SpikingNetwork network) {
        this.network = network;
        synapses = new int[network.neurons()];
        for (Synapse synapse : network.synapses()) {
            synapses[synapse.target().index()] += synapse.weight() == 0 ? 0 : 1;
        }
    }

    /** Circuits of a neuron by its number, 1 or 2. */
    int circuits(int neuron) {
        return synapses[neuron] > SpikingConfiguration.ROWS ? MOST : 1;
    }

    /** Synapses of a neuron by its number, those of weight 0 left out. */
    int synapses(int neuron) {
        return synapses[neuron];
    }

    /** Number of neurons that take two circuits. */
    int pairs() {
        return (int) Arrays.stream(synapses)
                .filter(count -> count > SpikingConfiguration.ROWS)
                .count();
    }

    /**
     * Checks that a chip has enough circuits.
     *
     * @throws PlacementException if it has not, naming the population that needs most
     */
    void requireFit(List<Neuron> usable, int hemispheres) {
        List<Member> neurons = network.members(Population.Kind.NEURONS);
        int most = hemispheres * SpikingConfiguration.ROWS;
        for (Member neuron : neurons) {
            if (synapses[neuron.index()] > most) {
                throw new PlacementException(
                        "neuron %s has %s synapses, but a neuron of this chip has at most %s; leave out %s"
                                .formatted(
                                        neuron.name(),
                                        synapses[neuron.index()],
                                        most,
                                        synapses[neuron.index()] - most));
            }
        }
        int pairs = pairs();
        int columns = FreeCircuits.wholeColumns(usable);
        if (pairs > columns) {
            throw new PlacementException(
                    "%s neurons, as those of population %s, have more than %s synapses and so take 2 circuits of a column each, but the chip has %s columns with 2 usable circuits; leave out %s"
                            .formatted(pairs, neediest(neurons), SpikingConfiguration.ROWS, columns, pairs - columns));
        }
        int needed = synapses.length + pairs;
        if (needed > usable.size()) {
            throw new PlacementException(
                    pairs == 0
                            ? "the network has %s neurons, but the chip has %s usable circuits; leave out %s"
                                    .formatted(needed, usable.size(), needed - usable.size())
                            : "%s neurons take %s circuits, since %s of them, as those of population %s, have more than %s synapses, but the chip has %s usable circuits: %s too few; leave out neurons or synapses"
                                    .formatted(
                                            synapses.length,
                                            needed,
                                            pairs,
                                            neediest(neurons),
                                            SpikingConfiguration.ROWS,
                                            usable.size(),
                                            needed - usable.size()));
        }
    }

    /** The population with the most neurons of two circuits. */
    private String neediest(List<Member> neurons) {
        String neediest = "";
        int most = 0;
        for (Population population : network.populations()) {
            int count = (int) neurons.stream()
                    .filter(neuron -> neuron.population().equals(population) && circuits(neuron.index()) == MOST)
                    .count();
            if (count > most) {
                neediest = population.name();
                most = count;
            }
        }
        return neediest;
    }
}
