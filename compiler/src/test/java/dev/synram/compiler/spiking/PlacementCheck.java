package dev.synram.compiler.spiking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synram.chip.geometry.Neuron;
import dev.synram.chip.spiking.Crossbar;
import dev.synram.chip.spiking.EventLabel;
import dev.synram.chip.spiking.SpikingConfiguration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Compares what events reach on a chip with the synapses of the network that was placed there. */
final class PlacementCheck {

    /** What a source does to a neuron, whichever of its circuits it reaches. */
    record Effect(Member neuron, int weight) {}

    private PlacementCheck() {}

    /** The synapses that the events of a source reach. */
    static List<Reached> reached(SpikingPlacement placement, SpikingConfiguration configuration, Member source) {
        if (!source.isNeuron()) {
            EventLabel label = placement.label(source);
            return Reached.by(configuration, Crossbar.linkInput(label.link()), label);
        }
        Neuron circuit = placement.circuit(source);
        int output = Crossbar.neuronOutput(circuit.column());
        int address =
                configuration.neuron(circuit.hemisphere(), circuit.column()).address();
        return Reached.by(configuration, Crossbar.neuronInput(output), EventLabel.ofNeuron(output, address));
    }

    /** The synapses that they should reach, where they were placed. */
    static List<Reached> wanted(SpikingPlacement placement, Member source) {
        return placement.synapses().stream()
                .filter(placed -> placed.synapse().source().equals(source))
                .map(placed -> new Reached(placed.circuit(), placed.synapse().weight()))
                .toList();
    }

    /** Every source reaches its targets with its weights, and nothing else; no circuit belongs to two neurons. */
    static void assertReached(SpikingPlacement placement, Population.Kind kind) {
        Map<Neuron, Member> owners = owners(placement);
        Map<Member, List<Effect>> wanted = placement.network().synapses().stream()
                .filter(synapse -> synapse.weight() != 0)
                .collect(Collectors.groupingBy(
                        Synapse::source,
                        Collectors.mapping(
                                synapse -> new Effect(synapse.target(), synapse.weight()), Collectors.toList())));
        for (Member source : placement.network().members(kind)) {
            assertThat(effects(reached(placement, placement.configuration(), source), owners))
                    .as(source.name())
                    .containsExactlyInAnyOrderElementsOf(wanted.getOrDefault(source, List.of()));
        }
    }

    /** The neuron of every circuit in use. */
    static Map<Neuron, Member> owners(SpikingPlacement placement) {
        Map<Neuron, Member> owners = new HashMap<>();
        for (Member neuron : placement.network().members(Population.Kind.NEURONS)) {
            for (Neuron circuit : placement.circuits(neuron)) {
                assertThat(owners.put(circuit, neuron)).as("%s", circuit).isNull();
            }
        }
        return owners;
    }

    static List<Effect> effects(List<Reached> reached, Map<Neuron, Member> owners) {
        return reached.stream()
                .map(one -> new Effect(Objects.requireNonNull(owners.get(one.circuit())), one.weight()))
                .toList();
    }
}
