package dev.synram.nir.topology;

import dev.synram.nir.node.Node;
import dev.synram.nir.value.Dimensions;
import java.util.List;

/**
 * A node in the order of execution.
 *
 * @param name its name, after those of the graphs around it, as in {@code layer1/lif}
 * @param node what it computes, no graph
 * @param sources whose results are added to its input; none for inputs of the whole graph
 * @param input shape of its input
 * @param output shape of its results
 */
public record PlacedNode(String name, Node node, List<Source> sources, Dimensions input, Dimensions output) {

    public PlacedNode {
        sources = List.copyOf(sources);
    }
}
