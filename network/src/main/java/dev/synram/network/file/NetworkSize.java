package dev.synram.network.file;

import dev.synram.network.Network;
import dev.synram.network.NetworkException;
import dev.synram.network.Node;
import dev.synram.network.layer.Conv2d;
import dev.synram.network.layer.Dense;
import dev.synram.network.layer.Pool;
import dev.synram.network.shape.Shape;

/**
 * Limits on the size of a network from a file. They are far beyond what can be simulated; they stop tiny files whose
 * layers would take all memory.
 */
public final class NetworkSize {

    /** Elements of a layer's results for one sample. */
    public static final int MOST_ELEMENTS = 1 << 22;

    /** Elements of all vectors that a layer gathers from one sample. */
    public static final long MOST_IM2COL_ELEMENTS = 1L << 26;

    /** The same over all layers of a network, and the elements of all their results. */
    private static final long MOST_TOGETHER = 1L << 27;

    private NetworkSize() {}

    /**
     * Checks the layers of a network.
     *
     * @throws NetworkException naming the layer that is too large or makes the network too large
     */
    public static void check(Network network) {
        long results = 0;
        long gathered = 0;
        for (Node node : network.nodes()) {
            int size = node.shape().size();
            long elements = im2colElements(node, network.inputShape(node));
            results += size;
            gathered += elements;
            require(node, "gives results of %s elements", size, MOST_ELEMENTS);
            require(node, "gathers vectors of %s elements from one sample", elements, MOST_IM2COL_ELEMENTS);
            require(node, "brings the results of all layers together to %s elements", results, MOST_TOGETHER);
            require(node, "brings the vectors of all layers together to %s elements", gathered, MOST_TOGETHER);
        }
    }

    private static void require(Node node, String what, long size, long most) {
        if (size > most) {
            throw new NetworkException(("layer %s (%s) " + what + "; at most %s are supported")
                    .formatted(node.name(), node.layer(), size, most));
        }
    }

    private static long im2colElements(Node node, Shape input) {
        Shape output = node.shape();
        return switch (node.layer()) {
            case Conv2d conv -> {
                long positions = (long) output.height() * output.width();
                long length = (long) conv.window().taps() * input.channels()
                        + conv.bias().rows();
                yield saturated(positions, length);
            }
            case Dense dense -> (long) input.size() + dense.bias().rows();
            case Pool pool -> saturated(output.size(), pool.window().taps());
            default -> 0;
        };
    }

    /** A product, limited to the largest integer so that sums of products do not overflow. */
    private static long saturated(long first, long second) {
        return first > Integer.MAX_VALUE / Math.max(1, second) ? Integer.MAX_VALUE : first * second;
    }
}
