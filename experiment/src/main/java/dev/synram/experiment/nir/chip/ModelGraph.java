package dev.synram.experiment.nir.chip;

import dev.synram.network.spiking.NeuronDynamics;
import dev.synram.network.spiking.NeuronPopulation;
import dev.synram.network.spiking.Projection;
import dev.synram.network.spiking.SpikingModel;
import dev.synram.network.spiking.SpikingTopology;
import dev.synram.nir.node.CubaLI;
import dev.synram.nir.node.CubaLIF;
import dev.synram.nir.node.Edge;
import dev.synram.nir.node.Graph;
import dev.synram.nir.node.Input;
import dev.synram.nir.node.Linear;
import dev.synram.nir.node.Node;
import dev.synram.nir.node.Output;
import dev.synram.nir.value.Dimensions;
import dev.synram.nir.value.NirException;
import dev.synram.nir.value.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A model as a graph: a node for each population, and one for the weights between two. */
final class ModelGraph {

    private static final double SECONDS = NeuronDynamics.BIOLOGICAL_FACTOR * 1e-6;

    private final SpikingModel model;
    private final SpikingTopology topology;
    private final double dt;
    private final String input;
    private final String output;
    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final List<Edge> edges = new ArrayList<>();

    private ModelGraph(SpikingModel model, double dt) {
        this.model = model;
        this.topology = model.topology();
        this.dt = dt;
        input = free("input");
        output = free("output");
    }

    /** A name that no population has. */
    private String free(String wanted) {
        boolean taken = topology.populations().stream()
                .anyMatch(population -> population.name().equals(wanted));
        return taken ? free(wanted + "s") : wanted;
    }

    /**
     * The graph of a model.
     *
     * @param dt seconds of a step in which a spike is a current of 1, so that it raises a synaptic current by its weight
     * @throws NirException if two populations are connected twice, or a part of one is
     */
    static Graph of(SpikingModel model, double dt) {
        return new ModelGraph(model, dt).graph();
    }

    private Graph graph() {
        add(input, new Input(Dimensions.of(topology.inputs())));
        add(output, new Output(Dimensions.of(topology.output().size())));
        topology.populations().forEach(population -> add(population.name(), neurons(population)));
        for (int i = 0; i < topology.projections().size(); i++) {
            connect(topology.projections().get(i), model.weights().get(i));
        }
        edges.add(new Edge(topology.output().name(), output));
        return new Graph(nodes, edges);
    }

    private void add(String name, Node node) {
        if (nodes.putIfAbsent(name, node) != null) {
            throw new NirException(
                    "two nodes would be called '%s'; rename a population, or connect two only once".formatted(name));
        }
    }

    private Node neurons(NeuronPopulation population) {
        NeuronDynamics dynamics = topology.dynamics();
        int size = population.size();
        Tensor zero = filled(size, 0);
        Tensor one = filled(size, 1);
        Tensor synaptic = filled(size, dynamics.synapticMicros() * SECONDS);
        Tensor membrane = filled(size, dynamics.membraneMicros() * SECONDS);
        Tensor weight = filled(size, dynamics.synapticMicros() * SECONDS / dt);
        return population.spikes()
                ? new CubaLIF(synaptic, membrane, one, zero, one, zero, weight)
                : new CubaLI(synaptic, membrane, one, zero, weight);
    }

    private static Tensor filled(int size, double value) {
        float[] values = new float[size];
        Arrays.fill(values, (float) value);
        return Tensor.of(Dimensions.of(size), values);
    }

    private void connect(Projection projection, float[] weights) {
        String source = projection.firstSource() == 0 && projection.sources() == topology.inputs()
                ? input
                : population(projection.firstSource() - topology.inputs(), projection.sources());
        String target = population(projection.firstTarget(), projection.targets());
        float[] matrix = new float[weights.length];
        for (int i = 0; i < projection.sources(); i++) {
            for (int j = 0; j < projection.targets(); j++) {
                matrix[j * projection.sources() + i] = weights[i * projection.targets() + j];
            }
        }
        String name = source + "_" + target;
        add(name, new Linear(Tensor.of(Dimensions.of(projection.targets(), projection.sources()), matrix)));
        edges.add(new Edge(source, name));
        edges.add(new Edge(name, target));
    }

    private String population(int first, int size) {
        int begin = 0;
        for (NeuronPopulation population : topology.populations()) {
            if (begin == first && population.size() == size) {
                return population.name();
            }
            begin += population.size();
        }
        throw new NirException("neurons %s to %s are no population; only whole ones can be written"
                .formatted(first, first + size - 1));
    }
}
