package dev.synram.experiment.nir.chip;

import dev.synram.calibration.spiking.SpikingTargets;
import dev.synram.chip.geometry.ChipGeometry;
import dev.synram.experiment.setting.SettingException;
import dev.synram.network.spiking.NeuronDynamics;
import dev.synram.network.spiking.NeuronPopulation;
import dev.synram.network.spiking.Projection;
import dev.synram.network.spiking.SpikingModel;
import dev.synram.network.spiking.SpikingTopology;
import dev.synram.nir.execution.Arrival;
import dev.synram.nir.execution.InputSpike;
import dev.synram.nir.execution.Semantics;
import dev.synram.nir.execution.Stimulus;
import dev.synram.nir.linear.Connection;
import dev.synram.nir.linear.Connections;
import dev.synram.nir.node.Delay;
import dev.synram.nir.node.Graph;
import dev.synram.nir.node.Neuron;
import dev.synram.nir.node.Threshold;
import dev.synram.nir.topology.PlacedNode;
import dev.synram.nir.topology.Topology;
import dev.synram.nir.value.NirException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A graph as the chip can execute it: its neurons with one set of time constants, connected by weights in which all linear nodes between
 * them are multiplied out. Milliseconds of the graph are microseconds of the chip. A spike has the charge that it has on the host, a
 * current of 1 for one step.
 *
 * @param model with a weight of 1 for what raises the synaptic current by a threshold
 * @param nodes whose neurons the populations of the model are
 */
public record ChipGraph(SpikingModel model, List<PlacedNode> nodes) {

    /** Of what the neurons of a chip can be told apart by: 64 addresses on four buses, of two halves each. */
    private static final int MOST_INPUTS = 512;

    private static final int MOST_NEURONS = ChipGeometry.COLUMNS * ChipGeometry.BRAINSCALES2.hemispheres();

    /** Time constants that differ by less have one target: calibrated ones differ by more. */
    private static final double EQUAL = 1.01;

    private static final double LONGEST_MICROS = 10_000;

    /** About as long as a membrane takes to its reset potential. */
    private static final double REFRACTORY_MICROS = 0.5;

    /** As long as a grid step, about half of what a spike takes from neuron to neuron. */
    private static final double DELAY_MICROS = 0.5;

    public ChipGraph {
        nodes = List.copyOf(nodes);
    }

    /**
     * Translates a graph.
     *
     * @param semantics of which the unit of times, the step and the arrival of spikes matter
     * @throws NirException naming the node and the remedy, if the chip cannot do what it does
     */
    public static ChipGraph of(Graph graph, Semantics semantics) {
        Topology topology = Topology.of(graph, semantics.arrival() == Arrival.NEXT_STEP);
        topology.nodes().forEach(ChipGraph::requireChips);
        List<NirNeurons> neurons = topology.nodes().stream()
                .filter(node -> node.node() instanceof Neuron)
                .map(node -> NirNeurons.of(node, semantics.unit()))
                .toList();
        requireFew(topology, neurons);
        NeuronDynamics dynamics = new NeuronDynamics(
                common(neurons, NirNeurons::membraneMicros, "membranes"),
                common(neurons, NirNeurons::synapticMicros, "synaptic currents"),
                REFRACTORY_MICROS,
                DELAY_MICROS);
        return new ChipGraph(
                new Builder(topology, neurons).model(dynamics, semantics),
                neurons.stream().map(NirNeurons::node).toList());
    }

    private static void requireChips(PlacedNode node) {
        if (node.node() instanceof Delay) {
            throw new NirException("node '%s' (Delay): the chip cannot delay spikes; remove the node and train again"
                    .formatted(node.name()));
        }
        if (node.node() instanceof Threshold) {
            throw new NirException("node '%s' (Threshold): the chip compares membranes of neurons alone; use CubaLIF"
                    .formatted(node.name()));
        }
    }

    private static void requireFew(Topology topology, List<NirNeurons> neurons) {
        int count = neurons.stream().mapToInt(node -> node.factors().length).sum();
        if (count < 1 || count > MOST_NEURONS) {
            throw new NirException("the graph has %s neurons (%s); a chip has %s, and a graph needs 1 or more"
                    .formatted(
                            count,
                            neurons.stream()
                                    .map(node -> "%s: %s".formatted(node.node().name(), node.factors().length))
                                    .collect(Collectors.joining(", ")),
                            MOST_NEURONS));
        }
        int inputs = inputs(topology);
        if (inputs > MOST_INPUTS) {
            throw new NirException("the graph has %s inputs; a chip tells at most %s apart, so make the input smaller"
                    .formatted(inputs, MOST_INPUTS));
        }
    }

    private static int inputs(Topology topology) {
        return topology.inputs().stream()
                .mapToInt(input -> input.output().elements())
                .sum();
    }

    private static double common(List<NirNeurons> neurons, Function<NirNeurons, double[]> times, String what) {
        double least = Double.POSITIVE_INFINITY;
        double most = 0;
        NirNeurons of = neurons.getFirst();
        for (NirNeurons node : neurons) {
            for (double time : times.apply(node)) {
                of = time > most * EQUAL || time < least / EQUAL ? node : of;
                least = Math.min(least, time);
                most = Math.max(most, time);
            }
        }
        if (most > EQUAL * least) {
            throw new NirException(
                    "node '%s': time constants of %s are %s to %s ms in this graph; all neurons of a chip are calibrated for one, so make them equal and train again"
                            .formatted(of.node().name(), what, (float) least, (float) most));
        }
        return (least + most) / 2;
    }

    /** Puts the model together. */
    private static final class Builder {

        private final Connections connections;
        private final List<PlacedNode> inputs;
        private final List<NirNeurons> neurons;

        Builder(Topology topology, List<NirNeurons> neurons) {
            connections = new Connections(topology);
            inputs = topology.inputs();
            this.neurons = neurons;
        }

        SpikingModel model(NeuronDynamics dynamics, Semantics semantics) {
            double charge = semantics.dt() / (dynamics.synapticMicros() * NeuronDynamics.BIOLOGICAL_FACTOR * 1e-6);
            List<Projection> projections = new ArrayList<>();
            List<float[]> weights = new ArrayList<>();
            neurons.forEach(this::requireNoConstants);
            for (Connection connection : connections.all()) {
                NirNeurons target = target(connection);
                int targets = target.factors().length;
                projections.add(new Projection(
                        firstSource(connection.source()),
                        connection.source().output().elements(),
                        first(connection.target()),
                        targets));
                float[] scaled = new float[connection.weights().length];
                for (int i = 0; i < scaled.length; i++) {
                    scaled[i] = (float) (connection.weights()[i] * factor(charge * target.factors()[i % targets]));
                }
                weights.add(scaled);
            }
            List<NeuronPopulation> populations = neurons.stream()
                    .map(node -> new NeuronPopulation(node.node().name(), node.factors().length, node.spikes()))
                    .toList();
            int count =
                    inputs.stream().mapToInt(input -> input.output().elements()).sum();
            return new SpikingModel(new SpikingTopology(count, populations, projections, dynamics), weights);
        }

        /** A product of parameters of 32 bits that is 1 but for their rounding, is 1, so that weights keep their bits. */
        private static double factor(double product) {
            return Math.abs(product - 1) < NirNeurons.ROUNDING ? 1 : product;
        }

        private void requireNoConstants(NirNeurons node) {
            if (Arrays.stream(connections.constants(node.node())).anyMatch(constant -> constant != 0)) {
                throw new NirException(
                        "node '%s' gets a bias; neurons of the chip get spikes alone, so train without biases, or with an input that spikes steadily"
                                .formatted(node.node().name()));
            }
        }

        private NirNeurons target(Connection connection) {
            return neurons.stream()
                    .filter(node -> node.node().equals(connection.target()))
                    .findFirst()
                    .orElseThrow();
        }

        private int firstSource(PlacedNode source) {
            int first = 0;
            for (PlacedNode input : inputs) {
                if (input.equals(source)) {
                    return first;
                }
                first += input.output().elements();
            }
            return first + first(source);
        }

        private int first(PlacedNode target) {
            int first = 0;
            for (NirNeurons node : neurons) {
                if (node.node().equals(target)) {
                    return first;
                }
                first += node.factors().length;
            }
            throw new IllegalStateException("'%s' has no neurons".formatted(target.name()));
        }
    }

    /**
     * Refuses input that the chip cannot take.
     *
     * @throws NirException if one is no spike, or has no input, or it lasts too short or too long
     */
    public void requireSpikes(Stimulus stimulus) {
        double micros = stimulus.seconds() * 1e6 / NeuronDynamics.BIOLOGICAL_FACTOR;
        if (micros < 1 || micros > LONGEST_MICROS) {
            throw new NirException("the input lasts %s s; on the chip it may last 0.001..%s s"
                    .formatted(stimulus.seconds(), LONGEST_MICROS * NeuronDynamics.BIOLOGICAL_FACTOR / 1e6));
        }
        for (InputSpike spike : stimulus.spikes()) {
            if (spike.neuron() >= model.topology().inputs()) {
                throw new NirException("an input spike at element %s; the inputs have %s elements, from 0"
                        .formatted(spike.neuron(), model.topology().inputs()));
            }
            if (spike.value() != 1) {
                throw new NirException("an input of %s at %s s; the chip takes spikes alone, of value 1"
                        .formatted(spike.value(), spike.seconds()));
            }
        }
    }

    /**
     * Refuses neurons that were calibrated for others than this graph has.
     *
     * @throws SettingException naming both
     */
    void requireNeuronsOf(SpikingTargets targets) {
        NeuronDynamics dynamics = model.topology().dynamics();
        if (!about(targets.membraneMicros(), dynamics.membraneMicros())
                || !about(targets.excitatoryMicros(), dynamics.synapticMicros())
                || !about(targets.inhibitoryMicros(), dynamics.synapticMicros())) {
            throw new SettingException(
                    "calibration",
                    "is of neurons with %s, %s and %s µs (membrane, excitatory and inhibitory inputs); the graph needs %s, %s and %s"
                            .formatted(
                                    targets.membraneMicros(),
                                    targets.excitatoryMicros(),
                                    targets.inhibitoryMicros(),
                                    (float) dynamics.membraneMicros(),
                                    (float) dynamics.synapticMicros(),
                                    (float) dynamics.synapticMicros()));
        }
    }

    private static boolean about(double one, double other) {
        return one < EQUAL * other && other < EQUAL * one;
    }

    /**
     * Targets of a calibration for these neurons.
     *
     * @throws NirException if time constants are not among those of the chip
     */
    public SpikingTargets targets() {
        NeuronDynamics dynamics = model.topology().dynamics();
        try {
            return SpikingTargets.ofTimes(
                    dynamics.membraneMicros(), dynamics.synapticMicros(), dynamics.refractoryMicros());
        } catch (IllegalArgumentException e) {
            throw new NirException(
                    "%s; µs of the chip are ms of the graph, so check the unit of its times".formatted(e.getMessage()),
                    e);
        }
    }
}
