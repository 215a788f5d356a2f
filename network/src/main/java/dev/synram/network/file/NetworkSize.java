package dev.synram.network.file;

import dev.synram.network.Network;
import dev.synram.network.NetworkException;
import dev.synram.network.Node;
import dev.synram.network.layer.Conv2d;
import dev.synram.network.layer.Dense;
import dev.synram.network.layer.Pool;
import dev.synram.network.shape.Shape;

/**
 * How large a network from a file may be. The limits are far beyond what can be simulated; what they stop are files of some
 * bytes whose layers would take all memory.
 */
public final class NetworkSize {

    /** Elements of a layer's results for one sample. */
    public static final int MOST_ELEMENTS = 1 << 22;

    /** Elements of the vectors that a layer cuts out of one sample, together. */
    public static final long MOST_PATCH_ELEMENTS = 1L << 26;

    /** The same for all layers of a network, and the elements of all their results. */
    private static final long MOST_TOGETHER = 1L << 27;

    private NetworkSize() {}

    /**
     * Checks the layers of a network.
     *
     * @throws NetworkException naming the layer that is too large, or with which the network becomes too large
     */
    public static void check(Network network) {
        long results = 0;
        long patches = 0;
        for (Node node : network.nodes()) {
            int size = node.shape().size();
            long cut = patchElements(node, network.inputShape(node));
            results += size;
            patches += cut;
            require(node, "gives results of %d elements", size, MOST_ELEMENTS);
            require(node, "cuts a sample into vectors of %d elements together", cut, MOST_PATCH_ELEMENTS);
            require(node, "makes the results of all layers %d elements together", results, MOST_TOGETHER);
            require(node, "makes the vectors of all layers %d elements together", patches, MOST_TOGETHER);
        }
    }

    private static void require(Node node, String what, long size, long most) {
        if (size > most) {
            throw new NetworkException(("layer %s (%s) " + what + "; at most %d are supported")
                    .formatted(node.name(), node.layer(), size, most));
        }
    }

    private static long patchElements(Node node, Shape input) {
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

    /** A product, or the largest number if it is larger: sums of it must not overflow. */
    private static long saturated(long first, long second) {
        return first > Integer.MAX_VALUE / Math.max(1, second) ? Integer.MAX_VALUE : first * second;
    }
}
