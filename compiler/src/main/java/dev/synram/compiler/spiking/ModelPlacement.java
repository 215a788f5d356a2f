package dev.synram.compiler.spiking;

import dev.synram.chip.geometry.ChipGeometry;
import dev.synram.chip.geometry.Neuron;
import dev.synram.chip.spiking.EventLabel;
import dev.synram.chip.spiking.SpikingConfiguration;
import dev.synram.network.spiking.NeuronPopulation;
import dev.synram.network.spiking.Projection;
import dev.synram.network.spiking.SpikingModel;
import dev.synram.network.spiking.SpikingTopology;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Where a model whose weights change is on a chip. Every weight has two synapses, one of each sign, of which one is 0; so weights may
 * change their sign and nothing moves.
 */
public final class ModelPlacement {

    private final SpikingTopology topology;
    private final SpikingPlacement placement;
    private final List<Member> inputs;
    private final List<Member> neurons;
    private final int[] circuits;

    private ModelPlacement(SpikingTopology topology, SpikingPlacement placement) {
        this.topology = topology;
        this.placement = placement;
        inputs = placement.network().members(Population.Kind.INPUTS);
        neurons = placement.network().members(Population.Kind.NEURONS);
        circuits = neurons.stream()
                .mapToInt(neuron -> placement.circuits(neuron).size())
                .toArray();
    }

    /**
     * Places a model.
     *
     * @param builder a configuration with the calibrated clocks of the hemispheres, and nothing else; it is changed
     * @throws PlacementException if the model does not fit, naming what needs too much
     */
    public static ModelPlacement place(
            SpikingTopology topology, SpikingTarget target, SpikingConfiguration.Builder builder) {
        SpikingNetwork.Builder network = SpikingNetwork.builder();
        List<Member> sources = new ArrayList<>(
                network.inputs(SpikingTopology.INPUTS, topology.inputs()).members());
        List<Member> neurons = new ArrayList<>();
        for (NeuronPopulation population : topology.populations()) {
            NeuronOverrides overrides = population.spikes()
                    ? NeuronOverrides.NONE
                    : NeuronOverrides.NONE.with(settings -> settings.withSpikes(false));
            neurons.addAll(network.neurons(population.name(), population.size(), overrides)
                    .members());
        }
        sources.addAll(neurons);
        for (Projection projection : topology.projections()) {
            for (int source = 0; source < projection.sources(); source++) {
                for (int neuron = 0; neuron < projection.targets(); neuron++) {
                    Member from = sources.get(projection.firstSource() + source);
                    Member to = neurons.get(projection.firstTarget() + neuron);
                    network.connect(from, to, ChipGeometry.MAX_WEIGHT);
                    network.connect(from, to, -ChipGeometry.MAX_WEIGHT);
                }
            }
        }
        return new ModelPlacement(topology, SpikingPlacement.place(network.build(), target, builder));
    }

    /**
     * What the chip is configured with for weights.
     *
     * @param model of this topology
     * @param stepsPerUnit weight of a synapse for a weight of 1, of a neuron with one circuit. With two joined ones its membrane has
     *     twice the capacitance, and twice the weight does the same; so with more. Weights are rounded, and limited to 63 steps
     */
    public SpikingConfiguration configuration(SpikingModel model, double stepsPerUnit) {
        SpikingConfiguration.Builder builder = placement.configuration().toBuilder();
        List<PlacedSynapse> synapses = placement.synapses();
        int next = 0;
        for (int projection = 0; projection < model.weights().size(); projection++) {
            Projection targets = topology.projections().get(projection);
            float[] weights = model.weights().get(projection);
            for (int i = 0; i < weights.length; i++) {
                double scale = stepsPerUnit * circuits[targets.firstTarget() + i % targets.targets()];
                int steps = (int) Math.round(
                        Math.clamp(weights[i] * scale, -ChipGeometry.MAX_WEIGHT, (double) ChipGeometry.MAX_WEIGHT));
                placement.set(builder, synapses.get(next++), Math.max(steps, 0));
                placement.set(builder, synapses.get(next++), Math.max(-steps, 0));
            }
        }
        return builder.build();
    }

    /** What is placed. */
    public SpikingTopology topology() {
        return topology;
    }

    /** The label of an input's events. */
    public EventLabel label(int input) {
        return placement.label(inputs.get(input));
    }

    /** How many circuits a neuron has: more than 1 where it has more weights than half the rows of a circuit. */
    public int circuits(int neuron) {
        return circuits[neuron];
    }

    /** The circuit of a neuron that spikes and is read. */
    public Neuron circuit(int neuron) {
        return placement.circuit(neurons.get(neuron));
    }

    /** The number of the neuron that sent a recorded spike; empty if no neuron of the model has that label. */
    public OptionalInt neuron(EventLabel label) {
        return placement.neuron(label);
    }
}
