package dev.synram.onnx.writer;

import dev.synram.network.function.ChannelSoftmax;
import dev.synram.network.function.ElementFunction;
import dev.synram.network.function.LayerNormalization;
import dev.synram.network.function.PRelu;
import dev.synram.network.layer.HostLayer;
import dev.synram.network.shape.Shape;
import java.util.Arrays;
import java.util.List;

/** Writes the layers of the host as the operators of the same name, with the oldest opset that has them. */
public final class HostWriter {

    private static final String ALPHA = "alpha";

    private final GraphWriter graph;

    /** Makes a writer that adds nodes to a graph. */
    public HostWriter(GraphWriter graph) {
        this.graph = graph;
    }

    /** A layer of the host, not rounded. */
    public String results(String name, HostLayer layer, String value, Shape shape) {
        String inputs = scaled(value, layer.inputUnit());
        String results = switch (layer.function()) {
            case ElementFunction element -> element(name, element, inputs);
            case PRelu prelu -> graph.add("PRelu", name, List.of(inputs, slopes(name, prelu, shape)));
            case LayerNormalization normalization -> normalized(name, normalization, inputs, shape);
            case ChannelSoftmax _ -> graph.add("Softmax", name, List.of(inputs), GraphWriter.integer("axis", 1));
        };
        return scaled(results, 1 / layer.outputUnit());
    }

    private String scaled(String value, double factor) {
        return factor == 1 ? value : graph.add("Mul", List.of(value, graph.number(factor)));
    }

    private String element(String name, ElementFunction function, String value) {
        List<String> inputs = List.of(value);
        float alpha = function.alpha();
        float beta = function.beta();
        return switch (function.kind()) {
            case LEAKY_RELU -> graph.add("LeakyRelu", name, inputs, GraphWriter.real(ALPHA, alpha));
            case TANH -> graph.add("Tanh", name, inputs);
            case SIGMOID -> graph.add("Sigmoid", name, inputs);
            case HARD_SIGMOID ->
                graph.add("HardSigmoid", name, inputs, GraphWriter.real(ALPHA, alpha), GraphWriter.real("beta", beta));
            case HARD_SWISH -> newer(14, "HardSwish", name, value);
            case SWISH -> {
                String scaled = scaled(value, alpha);
                yield graph.add("Mul", name, List.of(value, graph.add("Sigmoid", List.of(scaled))));
            }
            case ELU -> graph.add("Elu", name, inputs, GraphWriter.real(ALPHA, alpha));
            case SELU ->
                graph.add("Selu", name, inputs, GraphWriter.real(ALPHA, alpha), GraphWriter.real("gamma", beta));
            case CELU -> graph.add("Celu", name, inputs, GraphWriter.real(ALPHA, alpha));
            case GELU -> newer(20, "Gelu", name, value);
            case GELU_TANH -> {
                graph.require(20);
                yield graph.add("Gelu", name, inputs, GraphWriter.text("approximate", "tanh"));
            }
            case SOFTPLUS -> graph.add("Softplus", name, inputs);
            case SOFTSIGN -> graph.add("Softsign", name, inputs);
            case MISH -> newer(18, "Mish", name, value);
            case ERF -> graph.add("Erf", name, inputs);
            case ABS -> graph.add("Abs", name, inputs);
            case CLIP -> graph.add("Clip", name, List.of(value, graph.number(alpha), graph.number(beta)));
        };
    }

    private String newer(int opset, String operator, String name, String value) {
        graph.require(opset);
        return graph.add(operator, name, List.of(value));
    }

    private String slopes(String name, PRelu prelu, Shape shape) {
        float[] slopes = new float[prelu.slopes().size()];
        for (int i = 0; i < slopes.length; i++) {
            slopes[i] = prelu.slopes().get(i);
        }
        long[] dimensions = GraphWriter.isVector(shape) ? new long[] {slopes.length} : new long[] {slopes.length, 1, 1};
        return graph.floats(name + ".slopes", slopes, dimensions);
    }

    /** The operator takes the last axes, so that channels must be last. */
    private String normalized(String name, LayerNormalization normalization, String value, Shape shape) {
        graph.require(17);
        float[] ones = new float[shape.channels()];
        Arrays.fill(ones, 1f);
        boolean vector = GraphWriter.isVector(shape);
        String results = graph.add(
                "LayerNormalization",
                name,
                List.of(vector ? value : graph.rowsFirst(value), graph.floats(name + ".scale", ones, ones.length)),
                GraphWriter.integer("axis", -1),
                GraphWriter.real("epsilon", normalization.epsilon()));
        return vector ? results : graph.channelsFirst(results);
    }
}
