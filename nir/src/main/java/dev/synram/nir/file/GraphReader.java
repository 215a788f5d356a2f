package dev.synram.nir.file;

import dev.synram.nir.field.NodeFields;
import dev.synram.nir.node.Edge;
import dev.synram.nir.node.Graph;
import dev.synram.nir.node.Node;
import dev.synram.nir.value.Metadata;
import dev.synram.nir.value.NirException;
import dev.synram.nir.value.Value;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Reads the groups of a NIR file as nodes. */
final class GraphReader {

    private static final int DEEPEST = 16;
    private static final String TYPE = "type";
    private static final String METADATA = "metadata";

    /** Shapes that some versions write beside those of Input, Output and Flatten; they follow from the other fields. */
    private static final Set<String> DERIVED = Set.of("input_type", "output_type");

    private final ReadLimits limits;
    private final ArrayReader arrays;

    GraphReader(ReadLimits limits, long fileBytes) {
        this.limits = limits;
        arrays = new ArrayReader(limits, fileBytes);
    }

    /** The whole content of a file. */
    NirModel model(Group root) {
        Map<String, io.jhdf.api.Node> children = root.getChildren();
        String version = children.containsKey("version") ? text(children, "version") : "0";
        Group group = group(children, "node");
        Node node = node("node", group, 0);
        if (!(node instanceof Graph graph)) {
            throw new NirException("node: it has the type %s; expected is NIRGraph".formatted(node.type()));
        }
        return new NirModel(version, graph, metadata(group));
    }

    private Node node(String name, Group group, int depth) {
        limits.takeObject();
        Map<String, io.jhdf.api.Node> children = group.getChildren();
        try {
            String type = text(children, TYPE);
            return type.equals("NIRGraph") ? graph(children, depth) : NodeFields.node(type, fields(type, children));
        } catch (NirException e) {
            throw e.at("node '%s'".formatted(name));
        }
    }

    private Graph graph(Map<String, io.jhdf.api.Node> children, int depth) {
        if (depth >= DEEPEST) {
            throw new NirException("graphs are nested deeper than %s, or contain themselves".formatted(DEEPEST));
        }
        Map<String, Node> nodes = new TreeMap<>();
        Map<String, Metadata> metadata = new TreeMap<>();
        Map<String, io.jhdf.api.Node> groups = group(children, "nodes").getChildren();
        for (String name : groups.keySet()) {
            Group group = group(groups, name);
            nodes.put(name, node(name, group, depth + 1));
            metadata.put(name, metadata(group));
        }
        return new Graph(nodes, edges(children), metadata);
    }

    private List<Edge> edges(Map<String, io.jhdf.api.Node> children) {
        try {
            List<Edge> edges = new ArrayList<>();
            for (List<String> pair : arrays.pairs(dataset(children, "edges"))) {
                edges.add(new Edge(pair.get(0), pair.get(1)));
            }
            return edges;
        } catch (NirException e) {
            throw e.at("edges");
        }
    }

    private Map<String, Value> fields(String type, Map<String, io.jhdf.api.Node> children) {
        Map<String, Value> fields = new TreeMap<>();
        for (String name : children.keySet()) {
            boolean derived = DERIVED.contains(name) && !type.equals("Flatten");
            if (!name.equals(TYPE) && !name.equals(METADATA) && !derived) {
                fields.put(name, value(children, name));
            }
        }
        return fields;
    }

    private Metadata metadata(Group group) {
        Map<String, io.jhdf.api.Node> children = group.getChildren();
        return children.containsKey(METADATA) ? entries(group(children, METADATA), 0) : Metadata.NONE;
    }

    private Metadata entries(Group group, int depth) {
        limits.takeObject();
        if (depth >= DEEPEST) {
            throw new NirException("metadata are nested deeper than %s, or contain themselves".formatted(DEEPEST));
        }
        Map<String, io.jhdf.api.Node> children = group.getChildren();
        Map<String, Value> entries = new TreeMap<>();
        children.forEach((name, child) ->
                entries.put(name, child instanceof Group inner ? entries(inner, depth + 1) : value(children, name)));
        return new Metadata(entries);
    }

    private Value value(Map<String, io.jhdf.api.Node> children, String name) {
        Dataset dataset = dataset(children, name);
        try {
            return arrays.value(dataset);
        } catch (NirException e) {
            throw e.at("field '%s'".formatted(name));
        }
    }

    private String text(Map<String, io.jhdf.api.Node> children, String name) {
        Dataset dataset = dataset(children, name);
        try {
            return arrays.text(dataset);
        } catch (NirException e) {
            throw e.at("field '%s'".formatted(name));
        }
    }

    private static Dataset dataset(Map<String, io.jhdf.api.Node> children, String name) {
        if (children.get(name) instanceof Dataset dataset) {
            return dataset;
        }
        throw missing(children, name, "an array");
    }

    private static Group group(Map<String, io.jhdf.api.Node> children, String name) {
        if (children.get(name) instanceof Group group) {
            return group;
        }
        throw missing(children, name, "a group");
    }

    /** Links are refused too: they can lead to other files. */
    private static NirException missing(Map<String, io.jhdf.api.Node> children, String name, String expected) {
        return new NirException(
                children.containsKey(name)
                        ? "'%s' is not %s; is it a NIR file?".formatted(name, expected)
                        : "there is no '%s'; is it a NIR file?".formatted(name));
    }
}
