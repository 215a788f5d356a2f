package dev.synram.network.quantization;

import dev.synram.network.FloatNetwork;
import dev.synram.network.FloatWeights;
import dev.synram.network.Mac;
import dev.synram.network.Network;
import dev.synram.network.NetworkException;
import dev.synram.network.Node;
import dev.synram.network.layer.Bias;
import dev.synram.network.layer.ConvertingRelu;
import dev.synram.network.layer.HostLayer;
import dev.synram.network.layer.Layer;
import dev.synram.network.layer.MacLayer;
import dev.synram.network.layer.Relu;
import dev.synram.network.layer.Requantize;
import java.util.ArrayList;
import java.util.List;

/**
 * The function of a network on a chip, in float: inputs are within 0..1 or -1..1, results are in LSB. Nothing is
 * rounded, and of the chip's limits only those of converting ReLUs apply. Nodes keep their indices.
 *
 * @param network the network in float
 * @param units for each node, the float value of one unit of the chip's 8-bit results or 5-bit activations
 */
public record Dequantized(FloatNetwork network, List<Double> units) {

    private static final double INPUT = 1.0 / ConvertingRelu.MAX;

    /**
     * Computes the weights in float.
     *
     * @throws NetworkException if the network does not record the gain it was quantized for, or adds activations of
     *     different scales
     */
    public static Dequantized of(QuantizedNetwork quantized) {
        if (quantized.gain() == 0) {
            throw new NetworkException("network %s does not record the gain of the chips that it was quantized for"
                    .formatted(quantized.network().name()));
        }
        List<Node> before = quantized.network().nodes();
        List<Node> nodes = new ArrayList<>();
        List<Double> units = new ArrayList<>();
        List<FloatWeights> parameters = new ArrayList<>();
        int mac = 0;
        for (Node node : before) {
            double unit = node.inputs().isEmpty() ? INPUT : common(node, units);
            if (node.layer() instanceof MacLayer) {
                addParameters(quantized, mac++, unit, parameters);
            }
            nodes.add(new Node(node.name(), layer(node.layer(), unit), node.inputs(), node.shape()));
            units.add(unitAfter(node.layer(), unit));
        }
        Network network = new Network(quantized.network().name(), nodes);
        return new Dequantized(new FloatNetwork(network, parameters), List.copyOf(units));
    }

    private static double common(Node node, List<Double> units) {
        double first = units.get(node.input());
        for (int input : node.inputs()) {
            if (units.get(input) != first) {
                throw new NetworkException("layer %s takes activations of different scales".formatted(node.name()));
            }
        }
        return first;
    }

    private static Layer layer(Layer layer, double unit) {
        return switch (layer) {
            case MacLayer mac -> mac.with(mac.bias().exists() ? Bias.DIGITAL : Bias.NONE);
            case ConvertingRelu relu -> new Relu((float) (relu.fullScale() * unit));
            case Relu relu -> new Relu((float) (relu.limit() * unit));
            case HostLayer host -> new HostLayer(host.function(), host.inputUnit() / unit, host.outputUnit());
            default -> layer;
        };
    }

    private static double unitAfter(Layer layer, double unit) {
        return switch (layer) {
            case MacLayer _, HostLayer _ -> 1;
            case ConvertingRelu relu -> unit * (1 << relu.shift());
            case Requantize requantize -> unit * (1 << requantize.shift());
            default -> unit;
        };
    }

    private static void addParameters(
            QuantizedNetwork quantized, int number, double unit, List<FloatWeights> parameters) {
        Mac mac = quantized.network().macs().get(number);
        QuantizedNetwork.Mac given = quantized.macs().get(number);
        double factor = quantized.gain() * given.numSends();
        byte[] values = given.weights().values();
        float[] weights = new float[mac.weightRows() * mac.outputs()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) (factor / unit * values[i]);
        }
        parameters.add(new FloatWeights(mac.weightRows(), mac.outputs(), weights));
        if (mac.layer().bias().exists()) {
            float[] bias = new float[mac.outputs()];
            for (int o = 0; o < bias.length; o++) {
                bias[o] = given.bias().length > 0 ? given.bias()[o] : 0;
                for (int row = mac.weightRows(); row < mac.inputs(); row++) {
                    bias[o] += (float) (factor * ConvertingRelu.MAX * values[row * mac.outputs() + o]);
                }
            }
            parameters.add(new FloatWeights(1, mac.outputs(), bias));
        }
    }
}
