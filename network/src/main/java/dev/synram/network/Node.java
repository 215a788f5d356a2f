package dev.synram.network;

import dev.synram.network.layer.Layer;
import dev.synram.network.shape.Shape;
import java.util.List;

/**
 * A layer at its place in a network.
 *
 * @param name what it is called in its network, and nothing else there
 * @param layer what it does
 * @param inputs numbers of the nodes whose results it takes, all smaller than its own
 * @param shape of its results for one sample
 */
public record Node(String name, Layer layer, List<Integer> inputs, Shape shape) {

    public Node {
        inputs = List.copyOf(inputs);
    }

    /** Number of the only node whose results it takes. */
    public int input() {
        return inputs.getFirst();
    }
}
