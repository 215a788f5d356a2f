package dev.synram.nir.linear;

import dev.synram.nir.node.Input;
import dev.synram.nir.node.Neuron;
import dev.synram.nir.topology.PlacedNode;
import dev.synram.nir.topology.Source;
import dev.synram.nir.topology.Topology;
import dev.synram.nir.value.NirException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How the neurons of a graph are connected with its inputs and with each other, with all nodes between them multiplied out; and the
 * constants that biases give them.
 */
public final class Connections {

    private static final long MOST_WEIGHTS = 1 << 24;

    private final List<PlacedNode> nodes;
    private final SortedMap<Integer, LinearMap> maps = new TreeMap<>();
    private final List<Integer> order = new ArrayList<>();
    private final double[][] constants;
    private final List<Connection> all = new ArrayList<>();

    /**
     * Multiplies the nodes of a graph out.
     *
     * @throws NirException if neurons get results of a node that neither is linear nor neurons, or there are too many weights
     */
    public Connections(Topology topology) {
        nodes = topology.nodes();
        for (int i = 0; i < nodes.size(); i++) {
            PlacedNode node = nodes.get(i);
            if (!(node.node() instanceof Neuron) && !isInput(i)) {
                int number = i;
                maps.put(i, LinearMap.of(node).orElseThrow(() -> refused(nodes.get(number))));
            }
        }
        BitSet ordered = new BitSet();
        maps.keySet().forEach(node -> order(node, ordered));
        constants = zeros();
        BitSet linear = new BitSet();
        order.forEach(linear::set);
        compute(constants, linear);
        requireFew();
        for (int source = 0; source < nodes.size(); source++) {
            if (!maps.containsKey(source)) {
                connect(source);
            }
        }
    }

    private static NirException refused(PlacedNode node) {
        return new NirException("node '%s' (%s) is neither linear nor neurons, so connections cannot pass it"
                .formatted(node.name(), node.node().type()));
    }

    private boolean isInput(int node) {
        return nodes.get(node).node() instanceof Input
                && nodes.get(node).sources().isEmpty();
    }

    /** Those whose results a node needs come first. */
    private void order(int node, BitSet ordered) {
        if (ordered.get(node)) {
            return;
        }
        ordered.set(node);
        for (Source source : nodes.get(node).sources()) {
            if (maps.containsKey(source.node())) {
                order(source.node(), ordered);
            }
        }
        order.add(node);
    }

    private double[][] zeros() {
        return nodes.stream().map(node -> new double[node.output().elements()]).toArray(double[][]::new);
    }

    /** Computes the results of some linear nodes from those of all others. */
    private void compute(double[][] results, BitSet which) {
        for (int node : order) {
            if (which.get(node)) {
                Objects.requireNonNull(maps.get(node)).apply(input(node, results), results[node]);
            }
        }
    }

    private double[] input(int node, double[][] results) {
        double[] sum = new double[nodes.get(node).input().elements()];
        for (Source source : nodes.get(node).sources()) {
            double[] result = results[source.node()];
            for (int i = 0; i < sum.length; i++) {
                sum[i] += result[i];
            }
        }
        return sum;
    }

    private void requireFew() {
        long sources = 0;
        long targets = 0;
        for (PlacedNode node : nodes) {
            boolean neurons = node.node() instanceof Neuron;
            sources += neurons || node.sources().isEmpty() ? node.output().elements() : 0;
            targets += neurons ? node.output().elements() : 0;
        }
        if (sources * targets > MOST_WEIGHTS) {
            throw new NirException(String.format(
                    Locale.ROOT,
                    "%,d sources and %,d neurons may have %,d weights between them; at most %,d are supported",
                    sources,
                    targets,
                    sources * targets,
                    MOST_WEIGHTS));
        }
    }

    private void connect(int source) {
        BitSet between = reached(source);
        List<Integer> targets = new ArrayList<>();
        for (int node = 0; node < nodes.size(); node++) {
            boolean fed = nodes.get(node).sources().stream()
                    .anyMatch(from -> from.node() == source || between.get(from.node()));
            if (fed && nodes.get(node).node() instanceof Neuron) {
                targets.add(node);
            }
        }
        int elements = nodes.get(source).output().elements();
        List<double[]> weights = targets.stream()
                .map(target -> new double[elements * nodes.get(target).output().elements()])
                .toList();
        double[][] results = Arrays.stream(constants).map(double[]::clone).toArray(double[][]::new);
        for (int element = 0; element < elements; element++) {
            results[source][element] = 1;
            compute(results, between);
            results[source][element] = 0;
            for (int i = 0; i < targets.size(); i++) {
                addRow(weights.get(i), element, targets.get(i), results, source);
            }
        }
        for (int i = 0; i < targets.size(); i++) {
            all.add(new Connection(nodes.get(source), nodes.get(targets.get(i)), weights.get(i)));
        }
    }

    private void addRow(double[] weights, int element, int target, double[][] results, int source) {
        double[] with = input(target, results);
        double[] without = input(target, constants);
        for (int i = 0; i < with.length; i++) {
            weights[element * with.length + i] = with[i] - without[i];
        }
        for (Source from : nodes.get(target).sources()) {
            if (from.node() == source) {
                weights[element * with.length + element]++;
            }
        }
    }

    /** The linear nodes that depend on a source without neurons between. */
    private BitSet reached(int source) {
        BitSet reached = new BitSet();
        for (int node : order) {
            boolean fed = nodes.get(node).sources().stream()
                    .anyMatch(from -> from.node() == source || reached.get(from.node()));
            reached.set(node, fed);
        }
        return reached;
    }

    /** Connections with any weight, by their sources, in the order of execution. */
    public List<Connection> all() {
        return List.copyOf(all);
    }

    /** The constant that biases give to each of some neurons. */
    public double[] constants(PlacedNode neurons) {
        return input(nodes.indexOf(neurons), constants);
    }
}
