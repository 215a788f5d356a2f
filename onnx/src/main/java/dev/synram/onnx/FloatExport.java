package dev.synram.onnx;

import dev.synram.network.FloatNetwork;
import dev.synram.network.FloatWeights;
import dev.synram.network.Network;
import dev.synram.network.Node;
import dev.synram.network.Parameter;
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
import dev.synram.network.layer.Slices;
import dev.synram.network.shape.Shape;
import dev.synram.onnx.graph.OnnxException;
import dev.synram.onnx.writer.GraphWriter;
import dev.synram.onnx.writer.HostWriter;
import dev.synram.onnx.writer.LayerWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Writes a network in float as ONNX: inputs within 0..1 or -1..1, in the form of the network's samples. */
public final class FloatExport {

    private final FloatNetwork network;
    private final GraphWriter graph;
    private final LayerWriter layers;
    private final HostWriter hosts;
    private final List<String> values = new ArrayList<>();

    private FloatExport(FloatNetwork network) {
        this.network = network;
        graph = new GraphWriter(network.network().name());
        layers = new LayerWriter(graph);
        hosts = new HostWriter(graph);
    }

    /**
     * The network as the bytes of a file.
     *
     * @param properties metadata of the file
     * @throws OnnxException if it has a layer without an ONNX operator
     */
    public static byte[] write(FloatNetwork network, Map<String, String> properties) {
        FloatExport export = new FloatExport(network);
        Network nodes = network.network();
        for (int i = 0; i < nodes.nodes().size(); i++) {
            export.values.add(export.value(i, nodes.nodes().get(i)));
        }
        return export.graph.model(export.values.getLast(), nodes.output(), properties);
    }

    private String value(int number, Node node) {
        List<String> inputs = node.inputs().stream().map(values::get).toList();
        Shape input = network.network().inputShape(node);
        String name = node.name();
        return switch (node.layer()) {
            case Input layer -> graph.samples(layer);
            case MacLayer layer -> {
                FloatWeights bias = network.of(number, Parameter.Role.BIAS);
                float[] weights = Objects.requireNonNull(network.of(number, Parameter.Role.WEIGHTS))
                        .values();
                yield layers.product(
                        name, layer, inputs.getFirst(), input, weights, bias == null ? null : bias.values());
            }
            case BatchNorm _ -> norm(number, name, inputs.getFirst());
            case Relu relu
            when relu.isLimited() ->
                graph.add("Clip", name, List.of(inputs.getFirst(), graph.number(0), graph.number(relu.limit())));
            case Relu _, ConvertingRelu _ -> graph.add("Relu", name, inputs);
            case Requantize _ -> graph.add("Identity", name, inputs);
            case ColumnMean mean when mean.isIdentity() -> graph.add("Identity", name, inputs);
            case ColumnMean mean -> layers.columnMean(name, mean, inputs.getFirst(), input);
            case Slices slices ->
                throw new IllegalArgumentException(
                        "%s is a layer of chips, not of a network in float".formatted(slices));
            case Pool pool ->
                layers.pool(
                        pool.mode() == Pool.Mode.MAX ? "MaxPool" : "AveragePool",
                        name,
                        pool.window(),
                        inputs.getFirst(),
                        input);
            case GlobalAveragePool _ -> layers.globalAveragePool(name, inputs.getFirst(), input);
            case Flatten _ -> graph.inMemory(inputs.getFirst(), input);
            case Reshape reshape -> graph.fromMemory(graph.inMemory(inputs.getFirst(), input), reshape.shape());
            case Pad pad -> layers.pad(name, pad, inputs.getFirst(), input);
            case HostLayer host -> hosts.results(name, host, inputs.getFirst(), input);
            case Readout readout -> readout(readout, inputs.getFirst(), input);
            case ArgMax _ -> {
                String vector = graph.inMemory(inputs.getFirst(), input);
                String largest = graph.add("ArgMax", List.of(vector), GraphWriter.integer("axis", 1));
                yield graph.add("Cast", List.of(largest), GraphWriter.integer("to", 1));
            }
            case Add _ -> added(inputs);
            case Concatenate _ -> graph.add("Concat", name, inputs, GraphWriter.integer("axis", 1));
        };
    }

    private String readout(Readout readout, String value, Shape shape) {
        String vector = graph.inMemory(value, shape);
        String results = switch (readout.function()) {
            case SOFTMAX -> graph.add("Softmax", List.of(vector), GraphWriter.integer("axis", 1));
            case LOG_SOFTMAX -> graph.add("LogSoftmax", List.of(vector), GraphWriter.integer("axis", 1));
            case SIGMOID -> graph.add("Sigmoid", List.of(vector));
        };
        return graph.fromMemory(results, shape);
    }

    private String added(List<String> inputs) {
        String sum = inputs.getFirst();
        for (String other : inputs.subList(1, inputs.size())) {
            sum = graph.add("Add", List.of(sum, other));
        }
        return sum;
    }

    private String norm(int number, String name, String value) {
        FloatWeights both = Objects.requireNonNull(network.of(number, Parameter.Role.NORM));
        int channels = both.outputs();
        float[] ones = new float[channels];
        Arrays.fill(ones, 1f);
        return graph.add(
                "BatchNormalization",
                name,
                List.of(
                        value,
                        graph.floats(name + ".factors", Arrays.copyOf(both.values(), channels), channels),
                        graph.floats(
                                name + ".offsets", Arrays.copyOfRange(both.values(), channels, 2 * channels), channels),
                        graph.floats(name + ".mean", new float[channels], channels),
                        graph.floats(name + ".variance", ones, channels)),
                GraphWriter.real("epsilon", 0f));
    }
}
