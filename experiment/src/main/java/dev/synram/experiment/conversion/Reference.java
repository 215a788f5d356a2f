package dev.synram.experiment.conversion;

import dev.synram.network.FloatNetwork;
import dev.synram.network.FloatWeights;
import dev.synram.network.Mac;
import dev.synram.network.Network;
import dev.synram.network.Node;
import dev.synram.network.Parameter;
import dev.synram.runtime.FloatRunner;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A network in float with its results for calibration data: what the results of a chip are compared with.
 *
 * @param network without batch normalization, for samples divided by the largest input
 * @param samples divided samples
 * @param results of each of its nodes, by name, whole samples
 * @param weights of each multiplication, by name
 * @param biases of each multiplication, by name; zeros if it has none
 */
@SuppressWarnings("ArrayRecordComponent") // never compared as records
record Reference(
        FloatNetwork network,
        float[] samples,
        Map<String, float[]> results,
        Map<String, FloatWeights> weights,
        Map<String, FloatWeights> biases) {

    static Reference of(FloatNetwork network, float[] samples, int threads) {
        try (FloatRunner runner = new FloatRunner(network, threads)) {
            List<float[]> all = runner.results(samples);
            Map<String, float[]> results = new HashMap<>();
            for (int i = 0; i < all.size(); i++) {
                results.put(network.network().nodes().get(i).name(), all.get(i));
            }
            return new Reference(network, samples, results, weights(network), biases(network));
        }
    }

    private static Map<String, FloatWeights> weights(FloatNetwork network) {
        Map<String, FloatWeights> weights = new HashMap<>();
        for (Mac mac : network.network().macs()) {
            weights.put(mac.name(), Objects.requireNonNull(network.of(mac.node(), Parameter.Role.WEIGHTS)));
        }
        return weights;
    }

    private static Map<String, FloatWeights> biases(FloatNetwork network) {
        Map<String, FloatWeights> biases = new HashMap<>();
        for (Mac mac : network.network().macs()) {
            FloatWeights bias = network.of(mac.node(), Parameter.Role.BIAS);
            biases.put(mac.name(), bias != null ? bias : new FloatWeights(1, mac.outputs(), new float[mac.outputs()]));
        }
        return biases;
    }

    /** The results of a node. */
    float[] of(String node) {
        return Objects.requireNonNull(results.get(node));
    }

    /**
     * The results of a node of a network that was lowered from this one, or of the node whose results it requantizes or averages
     * over columns: nodes that lowering adds have names that no node had before.
     */
    float[] of(Network lowered, int number) {
        Node node = lowered.nodes().get(number);
        float[] known = results.get(node.name());
        return known != null ? known : of(lowered, node.input());
    }

    /** The results at the end of the network, before what users apply to them. */
    float[] logits() {
        return of(network.network(), Logits.node(network.network()));
    }

    /** The weights of a multiplication, one row an activation. */
    FloatWeights weights(String mac) {
        return Objects.requireNonNull(weights.get(mac));
    }

    /** The bias of a multiplication; zeros if it has none. */
    FloatWeights bias(String mac) {
        return Objects.requireNonNull(biases.get(mac));
    }
}
