package dev.synram.compiler.spiking;

import dev.synram.chip.geometry.Neuron;
import dev.synram.chip.spiking.SpikingConfiguration;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How many circuits each neuron takes. A circuit has a synapse in each of the 256 rows of its hemisphere; a neuron with more synapses
 * takes both circuits of a column, of two neighbouring columns or of four, whose membranes are joined. Eight circuits, for 784 inputs
 * of either sign, are the most that were published (hxtorch).
 */
final class CircuitDemand {

    private static final int MOST = 8;

    private final SpikingNetwork network;
    private final int[] synapses;
    private final int most;

    /**
     * Counts synapses.
     *
     * @param hemispheres of the chip; with one, circuits are not joined
     */
    CircuitDemand(SpikingNetwork network, int hemispheres) {
        this.network = network;
        most = hemispheres == 1 ? 1 : MOST;
        synapses = new int[network.neurons()];
        for (Synapse synapse : network.synapses()) {
            synapses[synapse.target().index()] += synapse.weight() == 0 ? 0 : 1;
        }
    }

    /** Circuits of a neuron by its number, 1, 2, 4 or 8. */
    int circuits(int neuron) {
        int circuits = 1;
        while (circuits < most && synapses[neuron] > circuits * SpikingConfiguration.ROWS) {
            circuits *= 2;
        }
        return circuits;
    }

    /** Synapses of a neuron by its number, those of weight 0 left out. */
    int synapses(int neuron) {
        return synapses[neuron];
    }

    /** The most circuits that any neuron takes. */
    int widest() {
        return IntStream.range(0, synapses.length).map(this::circuits).max().orElse(1);
    }

    private int count(int circuits) {
        return (int) IntStream.range(0, synapses.length)
                .filter(neuron -> circuits(neuron) == circuits)
                .count();
    }

    /**
     * Checks that a chip has enough circuits.
     *
     * @throws PlacementException if it has not, naming the population that needs most
     */
    void requireFit(List<Neuron> usable) {
        for (Member neuron : network.members(Population.Kind.NEURONS)) {
            int count = synapses[neuron.index()];
            int fitting = most * SpikingConfiguration.ROWS;
            if (count > fitting) {
                throw new PlacementException(
                        "neuron %s has %s synapses, but a neuron of this chip has at most %s; leave out %s"
                                .formatted(neuron.name(), count, fitting, count - fitting));
            }
        }
        for (int circuits = 2; circuits <= widest(); circuits *= 2) {
            requireColumns(usable, circuits);
        }
        int needed = IntStream.range(0, synapses.length).map(this::circuits).sum();
        if (needed > usable.size()) {
            throw tooMany(needed, usable.size());
        }
    }

    private void requireColumns(List<Neuron> usable, int circuits) {
        int wide = count(circuits);
        int fitting = FreeCircuits.fitting(usable, circuits);
        if (wide > fitting) {
            String columns = circuits == 2 ? "a column" : "%s neighbouring columns".formatted(circuits / 2);
            String groups = circuits == 2 ? "columns" : "groups of such columns";
            throw new PlacementException(
                    "%s neurons, as those of population %s, have more than %s synapses and so take %s circuits of %s each, but the chip has %s %s with %s usable circuits; leave out %s"
                            .formatted(
                                    wide,
                                    neediest(circuits),
                                    circuits / 2 * SpikingConfiguration.ROWS,
                                    circuits,
                                    columns,
                                    fitting,
                                    groups,
                                    circuits,
                                    wide - fitting));
        }
    }

    private PlacementException tooMany(int needed, int usable) {
        int widest = widest();
        if (widest == 1) {
            return new PlacementException(
                    "the network has %s neurons, but the chip has %s usable circuits; leave out %s"
                            .formatted(needed, usable, needed - usable));
        }
        return new PlacementException(
                "%s neurons take %s circuits, since %s of them, as those of population %s, have more than %s synapses, but the chip has %s usable circuits: %s too few; leave out neurons or synapses"
                        .formatted(
                                synapses.length,
                                needed,
                                synapses.length - count(1),
                                neediest(widest),
                                SpikingConfiguration.ROWS,
                                usable,
                                needed - usable));
    }

    /** The population with the most neurons of some circuits. */
    private String neediest(int circuits) {
        String neediest = "";
        int highest = 0;
        for (Population population : network.populations()) {
            int count = (int) network.members(Population.Kind.NEURONS).stream()
                    .filter(neuron -> neuron.population().equals(population) && circuits(neuron.index()) == circuits)
                    .count();
            if (count > highest) {
                neediest = population.name();
                highest = count;
            }
        }
        return neediest;
    }
}
