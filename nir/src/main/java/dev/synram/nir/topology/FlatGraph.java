package dev.synram.nir.topology;

import dev.synram.nir.node.Edge;
import dev.synram.nir.node.Graph;
import dev.synram.nir.node.Input;
import dev.synram.nir.node.Node;
import dev.synram.nir.node.Output;
import dev.synram.nir.value.NirException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A graph without graphs in it: their inputs and outputs become nodes that pass values on. */
final class FlatGraph {

    private final Map<String, Node> nodes = new TreeMap<>();
    private final Set<Edge> edges = new LinkedHashSet<>();

    private FlatGraph() {}

    static FlatGraph of(Graph graph) {
        FlatGraph flat = new FlatGraph();
        flat.add("", graph);
        return flat;
    }

    Map<String, Node> nodes() {
        return nodes;
    }

    Set<Edge> edges() {
        return edges;
    }

    private void add(String prefix, Graph graph) {
        graph.nodes().forEach((name, node) -> {
            if (node instanceof Graph inner) {
                add(prefix + name + "/", inner);
            } else {
                nodes.put(prefix + name, node);
            }
        });
        for (Edge edge : graph.edges()) {
            edges.add(new Edge(
                    prefix + end(prefix, graph, edge, edge.from(), Output.class),
                    prefix + end(prefix, graph, edge, edge.to(), Input.class)));
        }
    }

    /** The node at the end of an edge; of a graph, its only output or input. */
    private static String end(String prefix, Graph graph, Edge edge, String name, Class<? extends Node> port) {
        Node node = graph.nodes().get(name);
        if (node == null) {
            throw new NirException(
                    "the edge from '%s' to '%s'%s names the node '%s', which does not exist; nodes are %s"
                            .formatted(
                                    edge.from(),
                                    edge.to(),
                                    prefix.isEmpty() ? "" : " in " + prefix.substring(0, prefix.length() - 1),
                                    name,
                                    String.join(", ", graph.nodes().keySet())));
        }
        if (!(node instanceof Graph inner)) {
            return name;
        }
        List<String> ports = new ArrayList<>();
        inner.nodes().forEach((innerName, innerNode) -> {
            if (port.isInstance(innerNode)) {
                ports.add(innerName);
            }
        });
        if (ports.size() != 1) {
            throw new NirException(
                    "the graph '%s' has %s nodes of the type %s; it must have one to be connected to '%s'"
                            .formatted(
                                    prefix + name,
                                    ports.size(),
                                    port.getSimpleName(),
                                    name.equals(edge.from()) ? edge.to() : edge.from()));
        }
        return name + "/" + ports.getFirst();
    }
}
