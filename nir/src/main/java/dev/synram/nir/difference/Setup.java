package dev.synram.nir.difference;

import dev.synram.nir.execution.Semantics;
import dev.synram.nir.node.Graph;

/**
 * A graph and how it is executed.
 *
 * @param graph the network
 * @param semantics what the file leaves open
 */
public record Setup(Graph graph, Semantics semantics) {

    Setup with(Graph other) {
        return new Setup(other, semantics);
    }

    Setup with(Semantics other) {
        return new Setup(graph, other);
    }
}
