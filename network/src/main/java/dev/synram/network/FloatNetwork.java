package dev.synram.network;

import dev.synram.network.layer.BatchNorm;
import dev.synram.network.layer.Bias;
import dev.synram.network.layer.MacLayer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A network with its parameters in float, as trained on a host.
 *
 * @param network the layers
 * @param parameters one matrix for each of {@link Parameter#ofFloat}
 */
public record FloatNetwork(Network network, List<FloatWeights> parameters) {

    public FloatNetwork {
        parameters = List.copyOf(parameters);
        Parameter.check(network, Parameter.ofFloat(network), parameters);
    }

    /** A node's matrix with a role, or null if it has none. */
    public @Nullable FloatWeights of(int node, Parameter.Role role) {
        List<Parameter> all = Parameter.ofFloat(network);
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).node() == node && all.get(i).role() == role) {
                return parameters.get(i);
            }
        }
        return null;
    }

    private float[] values(int node, Parameter.Role role) {
        return Objects.requireNonNull(of(node, role)).values();
    }

    /**
     * The same network without batch normalization: each is folded into the weights and the bias of the multiplication
     * before it, which gets a digital bias if it had none.
     *
     * @throws NetworkException naming the normalization if it does not follow a multiplication, or if that
     *     multiplication has other consumers
     */
    public FloatNetwork folded() {
        FloatNetwork result = this;
        for (int norm = firstNorm(result.network); norm >= 0; norm = firstNorm(result.network)) {
            result = result.foldedAt(norm);
        }
        return result;
    }

    private static int firstNorm(Network network) {
        for (int i = 0; i < network.nodes().size(); i++) {
            if (network.nodes().get(i).layer() instanceof BatchNorm) {
                return i;
            }
        }
        return -1;
    }

    private FloatNetwork foldedAt(int norm) {
        List<Node> nodes = network.nodes();
        int mac = nodes.get(norm).input();
        if (!(nodes.get(mac).layer() instanceof MacLayer layer)
                || network.consumers().get(mac).size() != 1) {
            throw new NetworkException(
                    "layer %s of network %s can only be folded into a multiplication that has no other consumer"
                            .formatted(nodes.get(norm).name(), network.name()));
        }
        float[] factors = values(norm, Parameter.Role.NORM);
        int outputs = layer.outputs();
        float[] weights = values(mac, Parameter.Role.WEIGHTS).clone();
        for (int i = 0; i < weights.length; i++) {
            weights[i] *= factors[i % outputs];
        }
        FloatWeights before = of(mac, Parameter.Role.BIAS);
        float[] bias = new float[outputs];
        for (int o = 0; o < outputs; o++) {
            bias[o] = (before == null ? 0 : before.values()[o]) * factors[o] + factors[outputs + o];
        }
        return replaced(norm, mac, biased(layer), weights, bias);
    }

    private FloatNetwork replaced(int norm, int mac, MacLayer layer, float[] weights, float[] bias) {
        List<Node> nodes = new ArrayList<>();
        for (int i = 0; i < network.nodes().size(); i++) {
            Node node = network.nodes().get(i);
            if (i != norm) {
                List<Integer> inputs = node.inputs().stream()
                        .map(input -> input == norm ? mac : input > norm ? input - 1 : input)
                        .toList();
                nodes.add(new Node(node.name(), i == mac ? layer : node.layer(), inputs, node.shape()));
            }
        }
        List<FloatWeights> values = new ArrayList<>();
        List<Parameter> before = Parameter.ofFloat(network);
        for (int i = 0; i < before.size(); i++) {
            int node = before.get(i).node();
            if (node == mac && before.get(i).role() == Parameter.Role.WEIGHTS) {
                values.add(new FloatWeights(weights.length / layer.outputs(), layer.outputs(), weights));
                values.add(new FloatWeights(1, layer.outputs(), bias));
            } else if (node != mac && node != norm) {
                values.add(parameters.get(i));
            }
        }
        return new FloatNetwork(new Network(network.name(), nodes), values);
    }

    private static MacLayer biased(MacLayer layer) {
        return layer.bias().exists() ? layer : layer.with(Bias.DIGITAL);
    }
}
