package dev.synram.nir.file;

import dev.synram.nir.field.NodeFields;
import dev.synram.nir.node.Edge;
import dev.synram.nir.node.Graph;
import dev.synram.nir.node.Node;
import dev.synram.nir.value.Dimensions;
import dev.synram.nir.value.Integers;
import dev.synram.nir.value.Metadata;
import dev.synram.nir.value.NirException;
import dev.synram.nir.value.Tensor;
import dev.synram.nir.value.Text;
import dev.synram.nir.value.Value;
import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableGroup;
import java.lang.reflect.Array;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Writes nodes as groups of an HDF5 file. */
final class GraphWriter {

    private GraphWriter() {}

    /**
     * Writes a new file.
     *
     * @throws NirException if a graph has no edges
     */
    static void write(Path file, NirModel model) {
        requireEdges(model.graph());
        try (WritableHdfFile hdf = HdfFile.write(file)) {
            hdf.putDataset("version", model.version());
            putNode(hdf.putGroup("node"), model.graph(), model.metadata());
        }
    }

    private static void requireEdges(Graph graph) {
        if (graph.edges().isEmpty()) {
            throw new NirException(
                    "a graph without edges cannot be written: jHDF writes no empty arrays; connect its nodes");
        }
        for (Node node : graph.nodes().values()) {
            if (node instanceof Graph inner) {
                requireEdges(inner);
            }
        }
    }

    private static void putNode(WritableGroup group, Node node, Metadata metadata) {
        group.putDataset("type", node.type());
        if (node instanceof Graph graph) {
            putGraph(group, graph);
        } else {
            putAll(group, NodeFields.of(node));
        }
        if (!metadata.entries().isEmpty()) {
            putAll(group.putGroup("metadata"), metadata.entries());
        }
    }

    private static void putGraph(WritableGroup group, Graph graph) {
        List<Edge> edges = graph.edges();
        String[][] pairs = new String[edges.size()][];
        for (int i = 0; i < pairs.length; i++) {
            pairs[i] = new String[] {edges.get(i).from(), edges.get(i).to()};
        }
        group.putDataset("edges", pairs);
        WritableGroup nodes = group.putGroup("nodes");
        graph.nodes()
                .forEach((name, node) ->
                        putNode(nodes.putGroup(name), node, graph.metadata().getOrDefault(name, Metadata.NONE)));
    }

    private static void putAll(WritableGroup group, Map<String, Value> values) {
        values.forEach((name, value) -> {
            switch (value) {
                case Text(String text) -> group.putDataset(name, text);
                case Metadata(Map<String, Value> entries) -> putAll(group.putGroup(name), entries);
                case Integers(Dimensions shape, List<Long> numbers) ->
                    group.putDataset(
                            name,
                            nested(
                                    shape,
                                    numbers.stream().mapToLong(Long::longValue).toArray()));
                case Tensor tensor ->
                    group.putDataset(
                            name,
                            nested(
                                    tensor.shape(),
                                    tensor.precision() == Tensor.Precision.FLOAT32
                                            ? tensor.toFloats()
                                            : tensor.toDoubles()));
            }
        });
    }

    /** A flat array as the array of arrays that jHDF takes; its only element, if it has no dimensions. */
    private static Object nested(Dimensions shape, Object flat) {
        if (shape.rank() == 0) {
            return Array.get(flat, 0);
        }
        int[] sizes = shape.sizes().stream().mapToInt(Integer::intValue).toArray();
        Object nested = Array.newInstance(flat.getClass().getComponentType(), sizes);
        fill(nested, flat, sizes, 0, 0);
        return nested;
    }

    private static int fill(Object nested, Object flat, int[] sizes, int dimension, int begin) {
        if (dimension == sizes.length - 1) {
            System.arraycopy(flat, begin, nested, 0, sizes[dimension]);
            return begin + sizes[dimension];
        }
        int at = begin;
        for (int i = 0; i < sizes[dimension]; i++) {
            at = fill(Array.get(nested, i), flat, sizes, dimension + 1, at);
        }
        return at;
    }
}
