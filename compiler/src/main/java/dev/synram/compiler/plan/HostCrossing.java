package dev.synram.compiler.plan;

import dev.synram.network.Network;
import dev.synram.network.Node;
import dev.synram.network.layer.HostLayer;
import dev.synram.network.layer.Input;
import dev.synram.network.layer.MacLayer;
import java.util.ArrayList;
import java.util.List;

/**
 * A layer of the host between multiplications: results cross the link from chip to host, what becomes of them crosses it
 * back. A layer of the host that takes only what is on the host already, such as samples or the results of another, crosses
 * nothing more; nor does one whose results return to no chip.
 *
 * @param node number of the layer's node in the network
 * @param layer name of the layer
 * @param sent results that a sample sends to the host
 * @param received values that the host sends back for a sample
 */
public record HostCrossing(int node, String layer, int sent, int received) {

    /** The crossings of a network in the order of its nodes. */
    public static List<HostCrossing> of(Network network) {
        List<Node> nodes = network.nodes();
        boolean[] returns = returns(network);
        boolean[] isOnHost = new boolean[nodes.size()];
        List<HostCrossing> crossings = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            Node node = nodes.get(i);
            if (node.layer() instanceof HostLayer && returns[i] && !isOnHost[node.input()]) {
                int sent = nodes.get(node.input()).shape().size();
                crossings.add(
                        new HostCrossing(i, node.name(), sent, node.shape().size()));
            }
            isOnHost[i] = isOnHost(node, isOnHost);
        }
        return List.copyOf(crossings);
    }

    private static boolean isOnHost(Node node, boolean[] isOnHost) {
        return switch (node.layer()) {
            case Input _, HostLayer _ -> true;
            case MacLayer _ -> false;
            default -> node.inputs().stream().allMatch(input -> isOnHost[input]);
        };
    }

    /** For each node, whether a multiplication takes its results, directly or through layers without one. */
    private static boolean[] returns(Network network) {
        List<Node> nodes = network.nodes();
        boolean[] returns = new boolean[nodes.size()];
        for (int i = nodes.size() - 1; i >= 0; i--) {
            boolean multiplies = nodes.get(i).layer() instanceof MacLayer;
            for (int input : nodes.get(i).inputs()) {
                returns[input] |= multiplies || returns[i];
            }
        }
        return returns;
    }

    /** Values of a sample that cross the link in either direction. */
    public long values() {
        return (long) sent + received;
    }
}
