package dev.synram.nir.topology;

import dev.synram.nir.node.Delay;
import dev.synram.nir.node.Edge;
import dev.synram.nir.node.Firing;
import dev.synram.nir.node.Graph;
import dev.synram.nir.node.Input;
import dev.synram.nir.node.Neuron;
import dev.synram.nir.node.Node;
import dev.synram.nir.node.Output;
import dev.synram.nir.node.Threshold;
import dev.synram.nir.value.NirException;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The nodes of a graph in an order in which they can be executed: each behind those whose results of the same step it
 * takes. Graphs within it are flattened. Edges that lead back to where a cycle is entered take one step.
 *
 * @param nodes in order
 */
public record Topology(List<PlacedNode> nodes) {

    public Topology {
        nodes = List.copyOf(nodes);
    }

    /**
     * The order of a graph.
     *
     * @param spikesTakeAStep whether spikes take one step along each edge, rather than along those that lead back only
     * @throws NirException if edges name missing nodes, nodes are not connected to inputs and outputs, shapes do not fit, or
     *     it is not clear where a cycle begins
     */
    public static Topology of(Graph graph, boolean spikesTakeAStep) {
        FlatGraph flat = FlatGraph.of(graph);
        Links links = new Links(flat);
        links.requireConnected();
        Set<Cycles.Link> delayed = spikesTakeAStep ? links.ofSpikes() : new HashSet<>();
        Set<Cycles.Link> immediate = new HashSet<>(links.all);
        immediate.removeAll(delayed);
        Set<Cycles.Link> back = Cycles.cut(links.names, links.remembering(), immediate);
        delayed.addAll(back);
        immediate.removeAll(back);
        return new Topology(new Placing(links.names, links.nodes, links.all, immediate).placed());
    }

    /**
     * The index of the node with a name.
     *
     * @throws NirException if there is none
     */
    public int indexOf(String name) {
        for (int i = 0; i < nodes.size(); i++) {
            if (nodes.get(i).name().equals(name)) {
                return i;
            }
        }
        throw new NirException("there is no node '%s'; nodes are %s"
                .formatted(
                        name,
                        String.join(", ", nodes.stream().map(PlacedNode::name).toList())));
    }

    /** The inputs of the whole graph. */
    public List<PlacedNode> inputs() {
        return nodes.stream().filter(node -> node.sources().isEmpty()).toList();
    }

    /** The edges of a flat graph by the numbers of its nodes. */
    private static final class Links {

        private final List<String> names;
        private final List<Node> nodes;
        private final Set<Cycles.Link> all = new HashSet<>();

        Links(FlatGraph flat) {
            names = List.copyOf(flat.nodes().keySet());
            nodes = List.copyOf(flat.nodes().values());
            Map<String, Integer> numbers = new HashMap<>();
            names.forEach(name -> numbers.put(name, numbers.size()));
            for (Edge edge : flat.edges()) {
                all.add(new Cycles.Link(number(numbers, edge.from()), number(numbers, edge.to())));
            }
        }

        private static int number(Map<String, Integer> numbers, String name) {
            return Objects.requireNonNull(numbers.get(name), name);
        }

        BitSet those(Class<?>... kinds) {
            BitSet those = new BitSet();
            int number = 0;
            for (Node node : nodes) {
                for (Class<?> kind : kinds) {
                    if (kind.isInstance(node)) {
                        those.set(number);
                    }
                }
                number++;
            }
            return those;
        }

        BitSet remembering() {
            return those(Neuron.class, Delay.class);
        }

        Set<Cycles.Link> ofSpikes() {
            BitSet spiking = those(Firing.class, Threshold.class);
            Set<Cycles.Link> links = new HashSet<>(all);
            links.removeIf(link -> !spiking.get(link.from()));
            return links;
        }

        void requireConnected() {
            BitSet ends = outer(Input.class);
            if (ends.isEmpty()) {
                throw new NirException("the graph has no Input; add one and connect it");
            }
            require(reached(ends, true), "gets no values of an Input; connect it, or remove it");
            BitSet outputs = outer(Output.class);
            if (outputs.isEmpty()) {
                throw new NirException("the graph has no Output; add one and connect it");
            }
            require(reached(outputs, false), "leads to no Output; connect it, or remove it");
        }

        /** Inputs or outputs of the whole graph: those of inner graphs are connected on both sides. */
        private BitSet outer(Class<?> kind) {
            BitSet outer = those(kind);
            for (int node = outer.nextSetBit(0); node >= 0; node = outer.nextSetBit(node + 1)) {
                if (names.get(node).indexOf('/') >= 0) {
                    outer.clear(node);
                }
            }
            for (Cycles.Link link : all) {
                int end = kind == Input.class ? link.to() : link.from();
                if (outer.get(end)) {
                    throw new NirException(
                            kind == Input.class
                                    ? "the Input '%s' has an edge that leads to it; remove the edge"
                                            .formatted(names.get(end))
                                    : "the Output '%s' has an edge that begins at it; remove the edge"
                                            .formatted(names.get(end)));
                }
            }
            return outer;
        }

        private BitSet reached(BitSet begin, boolean forward) {
            BitSet reached = (BitSet) begin.clone();
            int count = 0;
            while (count != reached.cardinality()) {
                count = reached.cardinality();
                for (Cycles.Link link : all) {
                    if (reached.get(forward ? link.from() : link.to())) {
                        reached.set(forward ? link.to() : link.from());
                    }
                }
            }
            return reached;
        }

        private void require(BitSet reached, String problem) {
            int missing = reached.nextClearBit(0);
            if (missing < names.size()) {
                throw new NirException("node '%s' %s".formatted(names.get(missing), problem));
            }
        }
    }
}
