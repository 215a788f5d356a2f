package dev.synram.network.quantization;

import dev.synram.network.FloatNetwork;
import dev.synram.network.FloatWeights;
import dev.synram.network.Mac;
import dev.synram.network.Network;
import dev.synram.network.NetworkException;
import dev.synram.network.Node;
import dev.synram.network.layer.Bias;
import dev.synram.network.layer.ColumnMean;
import dev.synram.network.layer.ConvertingRelu;
import dev.synram.network.layer.Flatten;
import dev.synram.network.layer.GlobalAveragePool;
import dev.synram.network.layer.HostLayer;
import dev.synram.network.layer.Input;
import dev.synram.network.layer.Layer;
import dev.synram.network.layer.MacLayer;
import dev.synram.network.layer.Pool;
import dev.synram.network.layer.Relu;
import dev.synram.network.layer.Requantize;
import dev.synram.network.layer.RowSlices;
import dev.synram.network.layer.Slices;
import dev.synram.network.shape.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * The function of a network on a chip, in float: inputs are within 0..1 or -1..1, results are in LSB. Nothing is
 * rounded, and of the chip's limits only those of converting ReLUs apply. Nodes keep their indices; activations that stand
 * on several rows of the array are one element each.
 *
 * @param network the network in float
 * @param units for each node, the float value of one unit of the chip's 8-bit results or activations
 * @param rows for each node, how its results are laid out over rows on the chip
 */
public record Dequantized(FloatNetwork network, List<Double> units, List<RowSlices> rows) {

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
        List<RowSlices> rows = new ArrayList<>();
        List<FloatWeights> parameters = new ArrayList<>();
        int mac = 0;
        for (Node node : before) {
            double unit = node.inputs().isEmpty() ? 1 : common(node, units);
            if (node.layer() instanceof MacLayer) {
                addParameters(quantized, mac++, unit, rows.get(node.input()), parameters);
            }
            Layer layer = layer(node.layer(), unit);
            if (layer instanceof MacLayer macLayer) {
                layer = macLayer.withOutputs(
                        mean(quantized.network(), nodes.size()).shifts().size());
            }
            Shape shape = layer.outputShape(
                    node.inputs().stream().map(i -> nodes.get(i).shape()).toList());
            nodes.add(new Node(node.name(), layer, node.inputs(), shape));
            units.add(unitAfter(node.layer(), unit));
            rows.add(rows(node, rows));
        }
        Network network = new Network(quantized.network().name(), nodes);
        return new Dequantized(new FloatNetwork(network, parameters), List.copyOf(units), List.copyOf(rows));
    }

    private static RowSlices rows(Node node, List<RowSlices> before) {
        return switch (node.layer()) {
            case Input input -> input.encoding().rows();
            case Slices slices -> slices.rows();
            case Flatten _ -> before.get(node.input());
            default -> RowSlices.PLAIN;
        };
    }

    /** How the results of a multiplication become one a channel. */
    private static ColumnMean mean(Network network, int mac) {
        List<Integer> consumers = network.consumers().get(mac);
        return consumers.size() == 1
                        && network.nodes().get(consumers.getFirst()).layer() instanceof ColumnMean mean
                ? mean
                : ColumnMean.of(1, network.nodes().get(mac).shape().channels());
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
            case ColumnMean mean -> ColumnMean.of(1, mean.shifts().size());
            case Slices slices when slices.signed() -> new Requantize(slices.shift());
            case Slices slices -> new Relu((float) (slices.fullScale() * unit));
            case Input input -> input.with(input.encoding().withRows(RowSlices.PLAIN));
            case Pool pool -> pool.withMoreBits(0);
            case GlobalAveragePool _ -> new GlobalAveragePool();
            case HostLayer host -> new HostLayer(host.function(), host.inputUnit() / unit, host.outputUnit());
            default -> layer;
        };
    }

    private static double unitAfter(Layer layer, double unit) {
        return switch (layer) {
            case MacLayer _, HostLayer _ -> 1;
            case Input input -> unit / input.encoding().rows().largest();
            case ConvertingRelu relu -> unit * (1 << relu.shift());
            case Slices slices -> unit * (1 << slices.shift());
            case Pool pool -> unit / (1 << pool.moreBits());
            case GlobalAveragePool pool -> unit / (1 << pool.moreBits());
            case Requantize requantize -> unit * (1 << requantize.shift());
            default -> unit;
        };
    }

    private static void addParameters(
            QuantizedNetwork quantized, int number, double unit, RowSlices rows, List<FloatWeights> parameters) {
        Mac mac = quantized.network().macs().get(number);
        QuantizedNetwork.Mac given = quantized.macs().get(number);
        double factor = quantized.gain() * given.numSends();
        byte[] values = given.weights().values();
        double perHighElement = factor / (unit * (1 << rows.lowBits()));
        ColumnMean mean = mean(quantized.network(), mac.node());
        parameters.add(SlicedWeights.mean(
                SlicedWeights.merged(rows, mac.weightRows(), mac.outputs(), values)
                        .scaled((float) perHighElement),
                mean));
        if (mac.layer().bias().exists()) {
            float[] bias = new float[mac.outputs()];
            for (int o = 0; o < bias.length; o++) {
                bias[o] = given.bias().length > 0 ? given.bias()[o] : 0;
                for (int row = mac.weightRows(); row < mac.inputs(); row++) {
                    bias[o] += (float) (factor * ConvertingRelu.MAX * values[row * mac.outputs() + o]);
                }
            }
            parameters.add(SlicedWeights.mean(new FloatWeights(1, mac.outputs(), bias), mean));
        }
    }
}
