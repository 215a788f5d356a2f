package dev.synram.network.quantization;

import dev.synram.network.FloatNetwork;
import dev.synram.network.FloatWeights;
import dev.synram.network.Mac;
import dev.synram.network.Network;
import dev.synram.network.NetworkException;
import dev.synram.network.Node;
import dev.synram.network.Parameter;
import dev.synram.network.layer.Bias;
import dev.synram.network.layer.ColumnMean;
import dev.synram.network.layer.ConvertingRelu;
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
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
        return of(quantized.network(), quantized.parameters(), quantized.numSends(), quantized.gain());
    }

    /**
     * The same for parameters that may not be rounded.
     *
     * @param lowered the lowered network
     * @param matrices a matrix for each of {@link Parameter#ofChip}
     * @param numSends of each multiplication
     * @param gain LSB per unit of activation x weight at one send
     */
    static Dequantized of(Network lowered, List<FloatWeights> matrices, List<Integer> numSends, double gain) {
        if (gain == 0) {
            throw new NetworkException("network %s does not record the gain of the chips that it was quantized for"
                    .formatted(lowered.name()));
        }
        List<Node> before = lowered.nodes();
        Iterator<FloatWeights> next = matrices.iterator();
        List<Node> nodes = new ArrayList<>();
        List<Double> units = new ArrayList<>();
        List<RowSlices> rows = new ArrayList<>();
        List<FloatWeights> parameters = new ArrayList<>();
        int mac = 0;
        for (Node node : before) {
            double unit = node.inputs().isEmpty() ? 1 : common(node, units);
            if (node.layer() instanceof MacLayer) {
                Mac layer = lowered.macs().get(mac);
                parameters.addAll(parameters(
                        layer,
                        next.next(),
                        layer.layer().bias().digital() ? next.next() : null,
                        gain * numSends.get(mac++),
                        unit,
                        rows.get(node.input()),
                        ActivationRows.columns(lowered, layer.node())));
            }
            Layer layer = layer(node.layer(), unit);
            if (layer instanceof MacLayer macLayer) {
                layer = macLayer.withOutputs(
                        ActivationRows.columns(lowered, nodes.size()).shifts().size());
            }
            Shape shape = layer.outputShape(
                    node.inputs().stream().map(i -> nodes.get(i).shape()).toList());
            nodes.add(new Node(node.name(), layer, node.inputs(), shape));
            units.add(unitAfter(node.layer(), unit));
            rows.add(ActivationRows.of(lowered, nodes.size() - 1));
        }
        Network network = new Network(lowered.name(), nodes);
        return new Dequantized(new FloatNetwork(network, parameters), List.copyOf(units), List.copyOf(rows));
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

    /** Weights and bias of one multiplication; a factor is in LSB per unit of activation x weight. */
    private static List<FloatWeights> parameters(
            Mac mac,
            FloatWeights weights,
            @Nullable FloatWeights offsets,
            double factor,
            double unit,
            RowSlices rows,
            ColumnMean mean) {
        double perHighElement = factor / (unit * (1 << rows.lowBits()));
        FloatWeights merged = SlicedWeights.mean(
                SlicedWeights.merged(rows, mac.weightRows(), mac.outputs(), weights.values())
                        .scaled((float) perHighElement),
                mean);
        if (!mac.layer().bias().exists()) {
            return List.of(merged);
        }
        float[] bias =
                offsets == null ? new float[mac.outputs()] : offsets.values().clone();
        for (int i = mac.weightRows() * mac.outputs(); i < weights.values().length; i++) {
            bias[i % mac.outputs()] += (float) (factor * ConvertingRelu.MAX * weights.values()[i]);
        }
        return List.of(merged, SlicedWeights.mean(new FloatWeights(1, mac.outputs(), bias), mean));
    }
}
