package dev.synram.network;

import dev.synram.network.layer.ArgMax;
import dev.synram.network.layer.Flatten;
import dev.synram.network.layer.Layer;
import dev.synram.network.layer.Readout;
import dev.synram.network.layer.Reshape;
import java.util.List;

/**
 * What users do with the results of a network belongs to its end: chips and training skip it, so that only layers that
 * move its results may come after it.
 */
final class NetworkEnd {

    private NetworkEnd() {}

    /**
     * Checks the nodes of a network.
     *
     * @throws NetworkException naming the layer that takes results of the end, and the layer they are of
     */
    static void check(String network, List<Node> nodes) {
        boolean[] isEnd = new boolean[nodes.size()];
        for (int i = 0; i < isEnd.length; i++) {
            Node node = nodes.get(i);
            for (int input : node.inputs()) {
                if (isEnd[input] && !mayFollow(node.layer())) {
                    throw new NetworkException(
                            "layer %s (%s) of network %s takes the results of %s (%s), which belongs to the end of a network"
                                    .formatted(
                                            node.name(),
                                            node.layer(),
                                            network,
                                            nodes.get(input).name(),
                                            nodes.get(input).layer()));
                }
                isEnd[i] |= isEnd[input];
            }
            isEnd[i] |= node.layer() instanceof Readout || node.layer() instanceof ArgMax;
        }
    }

    private static boolean mayFollow(Layer layer) {
        return layer instanceof Flatten || layer instanceof Reshape || layer instanceof ArgMax;
    }
}
