package dev.synram.experiment.recalibration;

import dev.synram.network.FloatWeights;
import dev.synram.network.Network;
import dev.synram.network.Node;
import dev.synram.network.layer.Bias;
import dev.synram.network.layer.MacLayer;
import dev.synram.network.quantization.QuantizedNetwork;
import java.util.ArrayList;
import java.util.List;

/** The digital biases of a network for chips. */
final class DigitalBiases {

    private DigitalBiases() {}

    /** The same network, whose multiplications all add digital biases: 0 where there was none. */
    static QuantizedNetwork everywhere(QuantizedNetwork network) {
        List<Node> nodes =
                network.network().nodes().stream().map(DigitalBiases::biased).toList();
        List<byte[]> biases = network.macs().stream()
                .map(mac -> mac.bias().length > 0
                        ? mac.bias()
                        : new byte[mac.weights().outputs()])
                .toList();
        return with(new Network(network.network().name(), nodes), network, biases);
    }

    private static Node biased(Node node) {
        if (node.layer() instanceof MacLayer layer) {
            Bias digital = new Bias(true, layer.bias().rows());
            return new Node(node.name(), layer.with(digital), node.inputs(), node.shape());
        }
        return node;
    }

    /** The same network with other digital biases, one array for each multiplication. */
    static QuantizedNetwork replaced(QuantizedNetwork network, List<byte[]> biases) {
        return with(network.network(), network, biases);
    }

    private static QuantizedNetwork with(Network layers, QuantizedNetwork network, List<byte[]> biases) {
        List<QuantizedNetwork.Mac> macs = new ArrayList<>();
        for (QuantizedNetwork.Mac mac : network.macs()) {
            macs.add(new QuantizedNetwork.Mac(mac.weights(), biases.get(macs.size()), mac.numSends(), mac.activity()));
        }
        return new QuantizedNetwork(
                layers, macs, network.gain(), network.largestInput(), network.outputUnit(), network.provenance());
    }

    /** Biases as a matrix of one row. */
    static FloatWeights floats(byte[] bias) {
        float[] values = new float[bias.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = bias[i];
        }
        return new FloatWeights(1, values.length, values);
    }
}
