package dev.synram.network;

import dev.synram.network.layer.Layer;
import dev.synram.network.shape.Shape;
import java.util.List;

/**
 * A layer in a network.
 *
 * @param name unique name in the network
 * @param layer the operation
 * @param inputs indices of the nodes whose results it takes, all smaller than its own
 * @param shape of its results for one sample
 */
public record Node(String name, Layer layer, List<Integer> inputs, Shape shape) {

    public Node {
        inputs = List.copyOf(inputs);
    }

    /** Index of its first input, the only one of all layers but joining layers. */
    public int input() {
        return inputs.getFirst();
    }
}
