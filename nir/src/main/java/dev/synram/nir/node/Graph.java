package dev.synram.nir.node;

import dev.synram.nir.value.Dimensions;
import dev.synram.nir.value.Metadata;
import dev.synram.nir.value.Names;
import dev.synram.nir.value.NirException;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Nodes and the connections between them. Edges may name nodes that are missing, as some files do; such a graph can be
 * read and written, but not executed.
 *
 * @param nodes by name
 * @param edges without repetitions
 * @param metadata remarks on nodes, by their names; nodes without remarks are left out
 */
public record Graph(Map<String, Node> nodes, List<Edge> edges, Map<String, Metadata> metadata) implements Node {

    private static final int DEEPEST = 16;

    public Graph {
        nodes.keySet().forEach(Names::require);
        nodes = Collections.unmodifiableMap(new TreeMap<>(nodes));
        edges = List.copyOf(edges);
        Map<String, Metadata> remarks = new TreeMap<>(metadata);
        remarks.values().removeIf(Metadata.NONE::equals);
        metadata = Collections.unmodifiableMap(remarks);
        requireDistinct(edges);
        for (String name : metadata.keySet()) {
            if (!nodes.containsKey(name)) {
                throw new NirException("metadata names the node '%s', which does not exist".formatted(name));
            }
        }
        if (depth(nodes) > DEEPEST) {
            throw new NirException(
                    "graphs are nested %s deep; at most %s are supported".formatted(depth(nodes), DEEPEST));
        }
    }

    /** A graph without metadata. */
    public Graph(Map<String, Node> nodes, List<Edge> edges) {
        this(nodes, edges, Map.of());
    }

    private static void requireDistinct(List<Edge> edges) {
        Set<Edge> seen = new HashSet<>();
        for (Edge edge : edges) {
            if (!seen.add(edge)) {
                throw new NirException("the edge from '%s' to '%s' is there twice; remove one of them"
                        .formatted(edge.from(), edge.to()));
            }
        }
    }

    private static int depth(Map<String, Node> nodes) {
        int deepest = 0;
        for (Node node : nodes.values()) {
            if (node instanceof Graph graph) {
                deepest = Math.max(deepest, depth(graph.nodes()));
            }
        }
        return deepest + 1;
    }

    /** The same graph with another node under an existing name. */
    public Graph with(String name, Node node) {
        Map<String, Node> changed = new TreeMap<>(nodes);
        if (changed.put(name, node) == null) {
            throw new NirException(
                    "there is no node '%s'; nodes are %s".formatted(name, String.join(", ", nodes.keySet())));
        }
        return new Graph(changed, edges, metadata);
    }

    /**
     * Graphs within graphs are flattened before they are executed, so this one has no shape of its own.
     *
     * @throws NirException always
     */
    @Override
    public Dimensions output(Dimensions input) {
        throw new NirException("a graph has no shape before it is flattened; use Topology");
    }

    @Override
    public String type() {
        return "NIRGraph";
    }
}
