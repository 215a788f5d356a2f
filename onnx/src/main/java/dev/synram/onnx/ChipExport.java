package dev.synram.onnx;

import dev.synram.network.Mac;
import dev.synram.network.Node;
import dev.synram.network.ValueKind;
import dev.synram.network.layer.Add;
import dev.synram.network.layer.ArgMax;
import dev.synram.network.layer.BatchNorm;
import dev.synram.network.layer.ColumnMean;
import dev.synram.network.layer.Concatenate;
import dev.synram.network.layer.ConvertingRelu;
import dev.synram.network.layer.Flatten;
import dev.synram.network.layer.GlobalAveragePool;
import dev.synram.network.layer.HostLayer;
import dev.synram.network.layer.Input;
import dev.synram.network.layer.MacLayer;
import dev.synram.network.layer.Pad;
import dev.synram.network.layer.Pool;
import dev.synram.network.layer.Readout;
import dev.synram.network.layer.Relu;
import dev.synram.network.layer.Requantize;
import dev.synram.network.layer.Reshape;
import dev.synram.network.layer.RowSlices;
import dev.synram.network.layer.Slices;
import dev.synram.network.quantization.QuantizedNetwork;
import dev.synram.network.shape.Shape;
import dev.synram.onnx.graph.OnnxException;
import dev.synram.onnx.writer.GraphWriter;
import dev.synram.onnx.writer.HostWriter;
import dev.synram.onnx.writer.LayerWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * Writes a network as a chip without errors runs it: inputs within 0..1 or -1..1, in the form of the network's samples,
 * are quantized to activations,
 * weights are the chip's integers, results are multiplied by the measured gain, rounded and limited to 8 bits. A real
 * chip limits the result of each tile of a large matrix; here the whole result is limited.
 */
public final class ChipExport {

    private final QuantizedNetwork network;
    private final GraphWriter graph;
    private final LayerWriter layers;
    private final HostWriter hosts;
    private final List<String> values = new ArrayList<>();
    private final List<ValueKind> kinds;
    private int mac;

    private ChipExport(QuantizedNetwork network) {
        this.network = network;
        graph = new GraphWriter(network.network().name());
        layers = new LayerWriter(graph);
        hosts = new HostWriter(graph);
        kinds = ValueKind.of(network.network());
    }

    /**
     * The network as the bytes of a file.
     *
     * @param properties metadata of the file
     * @throws OnnxException if the network does not record the gain of the chips that it was quantized for
     */
    public static byte[] write(QuantizedNetwork network, Map<String, String> properties) {
        if (network.gain() == 0) {
            throw new OnnxException(
                    "network %s does not record the gain of the chips that it was quantized for; train it again"
                            .formatted(network.network().name()));
        }
        ChipExport export = new ChipExport(network);
        for (Node node : network.network().nodes()) {
            export.values.add(export.value(node));
        }
        return export.graph.model(export.values.getLast(), network.network().output(), properties);
    }

    private String value(Node node) {
        List<String> inputs = node.inputs().stream().map(values::get).toList();
        Shape input = network.network().inputShape(node);
        String name = node.name();
        return switch (node.layer()) {
            case Input layer -> activations(layer);
            case MacLayer _ -> product(node, inputs.getFirst());
            case Relu relu ->
                graph.add("Clip", name, List.of(inputs.getFirst(), graph.number(0), graph.number(relu.largest())));
            case ConvertingRelu relu -> shifted(graph.add("Relu", name, inputs), relu.shift());
            case Requantize requantize -> {
                String shifted = shifted(graph.add("Abs", inputs), requantize.shift());
                yield graph.add("Mul", name, List.of(shifted, graph.add("Sign", inputs)));
            }
            case Pool pool
            when pool.mode() == Pool.Mode.MAX -> layers.pool("MaxPool", name, pool.window(), inputs.getFirst(), input);
            case Pool pool ->
                mean(layers.pool("AveragePool", name, pool.window(), inputs.getFirst(), input), pool.moreBits());
            case GlobalAveragePool pool ->
                mean(layers.globalAveragePool(name, inputs.getFirst(), input), pool.moreBits());
            case ColumnMean mean -> nearest(layers.columnMean(name, mean, inputs.getFirst(), input));
            case Slices slices ->
                elements(activations(slices, inputs.getFirst()), slices.rows(), input, slices.signed());
            case Flatten _ -> graph.inMemory(inputs.getFirst(), input);
            case Reshape reshape -> graph.fromMemory(graph.inMemory(inputs.getFirst(), input), reshape.shape());
            case Pad pad -> layers.pad(name, pad, inputs.getFirst(), input);
            case HostLayer host -> limited(nearest(hosts.results(name, host, inputs.getFirst(), input)));
            case Readout _ -> inputs.getFirst();
            case ArgMax _ -> {
                String vector = graph.inMemory(inputs.getFirst(), input);
                String largest = graph.add("ArgMax", List.of(vector), GraphWriter.integer("axis", 1));
                yield graph.add("Cast", List.of(largest), GraphWriter.integer("to", 1));
            }
            case Add _ -> {
                String sum = inputs.getFirst();
                for (String other : inputs.subList(1, inputs.size())) {
                    sum = limited(graph.add("Add", List.of(sum, other)));
                }
                yield sum;
            }
            case Concatenate _ -> graph.add("Concat", name, inputs, GraphWriter.integer("axis", 1));
            case BatchNorm _ -> throw new IllegalArgumentException("a chip has no batch normalization");
        };
    }

    private String activations(Input input) {
        RowSlices rows = input.encoding().rows();
        String largest = graph.number(rows.largest());
        String scaled = graph.add("Mul", List.of(graph.samples(input), largest));
        String lowest = input.signed() ? graph.number(-rows.largest()) : graph.number(0);
        String activations = graph.add("Clip", List.of(nearest(scaled), lowest, largest));
        return elements(activations, rows, input.shape(), input.signed());
    }

    private String activations(Slices slices, String value) {
        String magnitude = slices.signed() ? graph.add("Abs", List.of(value)) : graph.add("Relu", List.of(value));
        String shifted = floored(magnitude, slices.shift());
        String limited =
                graph.add("Min", List.of(shifted, graph.number(slices.rows().largest())));
        return slices.signed() ? withSign(limited, value) : limited;
    }

    private String withSign(String magnitude, String signed) {
        return graph.add("Mul", List.of(magnitude, graph.add("Sign", List.of(signed))));
    }

    /** Activations as elements, those of one activation as neighbouring channels. */
    private String elements(String activations, RowSlices rows, Shape shape, boolean signed) {
        if (rows.isPlain()) {
            return activations;
        }
        String magnitude = signed ? graph.add("Abs", List.of(activations)) : activations;
        String high = floored(magnitude, rows.lowBits());
        List<String> slices = new ArrayList<>(Collections.nCopies(rows.copies(), high));
        if (rows.lowBits() > 0) {
            String part = graph.add("Mul", List.of(high, graph.number(1 << rows.lowBits())));
            slices.add(graph.add("Sub", List.of(magnitude, part)));
        }
        List<String> signs = signed
                ? slices.stream().map(slice -> withSign(slice, activations)).toList()
                : slices;
        return layers.interleaved(signs, shape);
    }

    /** The mean as an integer with more bits. */
    private String mean(String mean, int moreBits) {
        return moreBits == 0
                ? nearest(mean)
                : limited(nearest(graph.add("Mul", List.of(mean, graph.number(1 << moreBits)))));
    }

    /** The nearest integers, ties upwards, as the chip's processors round. */
    private String nearest(String value) {
        return graph.add("Floor", List.of(graph.add("Add", List.of(value, graph.number(0.5)))));
    }

    private String limited(String value) {
        return graph.add("Clip", List.of(value, graph.number(Byte.MIN_VALUE), graph.number(Byte.MAX_VALUE)));
    }

    private String shifted(String value, int shift) {
        return graph.add("Min", List.of(floored(value, shift), graph.number(ConvertingRelu.MAX)));
    }

    private String floored(String value, int shift) {
        return graph.add("Floor", List.of(graph.add("Mul", List.of(value, graph.number(1.0 / (1 << shift))))));
    }

    /** The CADC readings of sums on the membranes. */
    private String read(String sums, double factor) {
        return limited(nearest(graph.add("Mul", List.of(sums, graph.number(factor)))));
    }

    /** A product; activations with a sign are multiplied in two passes, as on a chip. */
    private String product(Node node, String value) {
        Mac layer = network.network().macs().get(mac);
        QuantizedNetwork.Mac given = network.macs().get(mac++);
        byte[] stored = given.weights().values();
        float[] weights = new float[layer.weightRows() * layer.outputs()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = stored[i];
        }
        float[] constants = new float[layer.outputs()];
        for (int i = weights.length; i < stored.length; i++) {
            constants[i % layer.outputs()] += ConvertingRelu.MAX * stored[i];
        }
        double factor = network.gain() * given.numSends();
        boolean onArray = layer.layer().bias().rows() > 0;
        boolean signed = kinds.get(node.input()) == ValueKind.SIGNED_ACTIVATION;
        String positive = signed ? graph.add("Relu", List.of(value)) : value;
        String results = read(
                layers.product(
                        node.name(), layer.layer(), positive, layer.input(), weights, onArray ? constants : null),
                factor);
        if (signed) {
            String magnitudes = graph.add("Relu", List.of(graph.add("Neg", List.of(value))));
            String negative = node.name() + ".negative";
            String less =
                    read(layers.product(negative, layer.layer(), magnitudes, layer.input(), weights, null), factor);
            results = limited(graph.add("Sub", List.of(results, less)));
        }
        if (given.bias().length == 0) {
            return results;
        }
        float[] bias = new float[given.bias().length];
        for (int o = 0; o < bias.length; o++) {
            bias[o] = given.bias()[o];
        }
        boolean vector = node.shape().height() == 1 && node.shape().width() == 1;
        long[] dimensions = vector ? new long[] {bias.length} : new long[] {bias.length, 1, 1};
        return limited(graph.add("Add", List.of(results, graph.floats(node.name() + ".offsets", bias, dimensions))));
    }
}
