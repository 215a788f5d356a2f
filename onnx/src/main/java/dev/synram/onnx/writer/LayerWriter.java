package dev.synram.onnx.writer;

import ai.onnx.proto.OnnxMl.AttributeProto;
import dev.synram.network.layer.ColumnMean;
import dev.synram.network.layer.Conv2d;
import dev.synram.network.layer.Dense;
import dev.synram.network.layer.MacLayer;
import dev.synram.network.layer.Pad;
import dev.synram.network.shape.Axis;
import dev.synram.network.shape.Shape;
import dev.synram.network.shape.Window;
import dev.synram.onnx.graph.OnnxException;
import dev.synram.onnx.reader.Activation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes multiplications and pooling, which are the same for float and quantized networks. */
public final class LayerWriter {

    private final GraphWriter graph;

    /** Makes a writer that adds nodes to a graph. */
    public LayerWriter(GraphWriter graph) {
        this.graph = graph;
    }

    /**
     * A multiplication.
     *
     * @param weights inputs x outputs, in the order of memory
     * @param bias one value per output, or null
     */
    public String product(
            String name, MacLayer layer, String value, Shape input, float[] weights, float @Nullable [] bias) {
        return switch (layer) {
            case Dense dense -> dense(name, dense, value, input, weights, bias);
            case Conv2d conv -> conv(name, conv, value, input, weights, bias);
        };
    }

    private String dense(
            String name, Dense dense, String value, Shape input, float[] weights, float @Nullable [] bias) {
        int[] order = Activation.order(input);
        float[] asSeen = new float[weights.length];
        int outputs = dense.outputs();
        for (int i = 0; i < order.length; i++) {
            System.arraycopy(weights, order[i] * outputs, asSeen, i * outputs, outputs);
        }
        String vector = graph.add("Flatten", List.of(value), GraphWriter.integer("axis", 1));
        List<String> inputs =
                new ArrayList<>(List.of(vector, graph.floats(name + ".weights", asSeen, order.length, outputs)));
        if (bias != null) {
            inputs.add(graph.floats(name + ".bias", bias, outputs));
        }
        return graph.add("Gemm", name, inputs);
    }

    private String conv(String name, Conv2d conv, String value, Shape input, float[] weights, float @Nullable [] bias) {
        int taps = conv.window().taps();
        int each = input.channels() / conv.groups();
        float[] kernels = new float[conv.outputs() * each * taps];
        for (int o = 0; o < conv.outputs(); o++) {
            int first = o / (conv.outputs() / conv.groups()) * each;
            for (int c = 0; c < each; c++) {
                for (int tap = 0; tap < taps; tap++) {
                    kernels[(o * each + c) * taps + tap] =
                            weights[(tap * input.channels() + first + c) * conv.outputs() + o];
                }
            }
        }
        Window window = conv.window();
        int rows = window.vertical().kernel();
        int columns = window.horizontal().kernel();
        List<String> inputs = new ArrayList<>(List.of(
                graph.image(value, input),
                graph.floats(name + ".weights", kernels, conv.outputs(), each, rows, columns)));
        if (bias != null) {
            inputs.add(graph.floats(name + ".bias", bias, conv.outputs()));
        }
        List<AttributeProto> attributes = new ArrayList<>(window(window));
        attributes.add(GraphWriter.integer("group", conv.groups()));
        attributes.add(GraphWriter.integers(
                "dilations", window.vertical().dilation(), window.horizontal().dilation()));
        String results = graph.add("Conv", name, inputs, attributes.toArray(AttributeProto[]::new));
        return graph.asShaped(results, conv.outputShape(input));
    }

    private static List<AttributeProto> window(Window window) {
        Axis rows = window.vertical();
        Axis columns = window.horizontal();
        return List.of(
                GraphWriter.integers("kernel_shape", rows.kernel(), columns.kernel()),
                GraphWriter.integers("strides", rows.stride(), columns.stride()),
                GraphWriter.integers("pads", rows.before(), columns.before(), rows.after(), columns.after()));
    }

    /** A pooling layer; the operator is {@code MaxPool} or {@code AveragePool}. */
    public String pool(String operator, String name, Window window, String value, Shape input) {
        if (operator.equals("AveragePool")
                && window.vertical().dilation() * window.horizontal().dilation() != 1) {
            throw new OnnxException("layer '%s': average pooling with dilation has no operator in this version of ONNX"
                    .formatted(name));
        }
        List<AttributeProto> attributes = new ArrayList<>(window(window));
        if (operator.equals("MaxPool")) {
            attributes.add(GraphWriter.integers(
                    "dilations",
                    window.vertical().dilation(),
                    window.horizontal().dilation()));
        }
        String results = graph.add(
                operator, name, List.of(graph.image(value, input)), attributes.toArray(AttributeProto[]::new));
        return graph.asShaped(results, window.outputShape(input, input.channels()));
    }

    /** Zeros around rows and columns. */
    public String pad(String name, Pad pad, String value, Shape input) {
        String pads = graph.longs(0, 0, pad.top(), pad.left(), 0, 0, pad.bottom(), pad.right());
        String results = graph.add("Pad", name, List.of(graph.image(value, input), pads));
        return graph.asShaped(results, pad.outputShape(input));
    }

    /** Values of one shape together: those of one element as neighbouring channels. */
    public String interleaved(List<String> values, Shape shape) {
        int pixels = shape.height() * shape.width();
        String apart = graph.longs(0, shape.channels(), 1, pixels);
        List<String> parts = values.stream()
                .map(value -> graph.add("Reshape", List.of(graph.image(value, shape), apart)))
                .toList();
        String joined = graph.add("Concat", parts, GraphWriter.integer("axis", 2));
        int channels = Math.multiplyExact(shape.channels(), values.size());
        String image = graph.add("Reshape", List.of(joined, graph.longs(0, channels, shape.height(), shape.width())));
        return graph.asShaped(image, new Shape(channels, shape.height(), shape.width()));
    }

    /** The mean of neighbouring channels, divided by the powers of two of its channels. */
    public String columnMean(String name, ColumnMean mean, String value, Shape input) {
        Shape output = mean.outputShape(input);
        int pixels = input.height() * input.width();
        String apart = graph.longs(0, output.channels(), mean.columns(), pixels);
        String columns = graph.add("Reshape", List.of(graph.image(value, input), apart));
        String means = graph.add(
                "ReduceMean", List.of(columns), GraphWriter.integers("axes", 2), GraphWriter.integer("keepdims", 0));
        float[] factors = new float[output.channels()];
        for (int c = 0; c < factors.length; c++) {
            factors[c] = 1f / (1 << mean.shifts().get(c));
        }
        String shifted =
                graph.add("Mul", name, List.of(means, graph.floats(name + ".factors", factors, factors.length, 1)));
        String image = graph.add(
                "Reshape", List.of(shifted, graph.longs(0, output.channels(), output.height(), output.width())));
        return graph.asShaped(image, output);
    }

    /** The mean of each channel, as a vector. */
    public String globalAveragePool(String name, String value, Shape input) {
        String means = graph.add("GlobalAveragePool", name, List.of(graph.image(value, input)));
        return graph.add("Flatten", List.of(means), GraphWriter.integer("axis", 1));
    }
}
