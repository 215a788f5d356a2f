package dev.synram.onnx.reader;

import dev.synram.network.Flow;
import dev.synram.network.function.ChannelSoftmax;
import dev.synram.network.function.ElementFunction;
import dev.synram.network.function.ElementFunction.Kind;
import dev.synram.network.function.HostFunction;
import dev.synram.network.function.LayerNormalization;
import dev.synram.network.function.PRelu;
import dev.synram.onnx.tensor.Constant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Operators that the host computes, because a chip has no circuit for them. */
final class Functions {

    private Functions() {}

    static Map<String, Operator> operators() {
        Map<String, Operator> operators = new HashMap<>();
        operators.put("LeakyRelu", operation -> alpha(operation, Kind.LEAKY_RELU, 0.01f));
        operators.put("Elu", operation -> alpha(operation, Kind.ELU, 1));
        operators.put("Celu", operation -> alpha(operation, Kind.CELU, 1));
        operators.put("Swish", operation -> alpha(operation, Kind.SWISH, 1));
        operators.put("Selu", operation -> both(operation, Kind.SELU, 1.6732632f, "gamma", 1.050701f));
        operators.put("HardSigmoid", operation -> both(operation, Kind.HARD_SIGMOID, 0.2f, "beta", 0.5f));
        operators.put("Tanh", operation -> plain(operation, Kind.TANH));
        operators.put("HardSwish", operation -> plain(operation, Kind.HARD_SWISH));
        operators.put("Softplus", operation -> plain(operation, Kind.SOFTPLUS));
        operators.put("Softsign", operation -> plain(operation, Kind.SOFTSIGN));
        operators.put("Mish", operation -> plain(operation, Kind.MISH));
        operators.put("Abs", operation -> plain(operation, Kind.ABS));
        operators.put("Erf", operation -> plain(operation, Kind.ERF));
        operators.put("Gelu", Functions::gelu);
        operators.put("PRelu", Functions::prelu);
        operators.put("LayerNormalization", Functions::layerNormalization);
        return operators;
    }

    private static Value alpha(Operation operation, Kind kind, float otherwise) {
        return element(operation, new ElementFunction(kind, operation.real("alpha", otherwise), 0));
    }

    private static Value both(Operation operation, Kind kind, float alpha, String second, float otherwise) {
        return element(
                operation,
                new ElementFunction(kind, operation.real("alpha", alpha), operation.real(second, otherwise)));
    }

    private static Value plain(Operation operation, Kind kind) {
        return element(operation, ElementFunction.of(kind));
    }

    private static Value gelu(Operation operation) {
        boolean byTanh = operation.text("approximate", "none").equals("tanh");
        return plain(operation, byTanh ? Kind.GELU_TANH : Kind.GELU);
    }

    /** A function of each element alone. */
    static Activation element(Operation operation, ElementFunction function) {
        Activation input = operation.activation(0);
        return input.then(input.flow().host(function).named(operation.name()))
                .madeBy(new Gate(operation.pending(0), function));
    }

    private static Value prelu(Operation operation) {
        Activation input = operation.activation(0);
        float[] slopes = Scaling.broadcast(operation, input, operation.reals(1));
        int channels = input.flow().shape().channels();
        boolean channelwise = IntStream.range(channels, slopes.length).allMatch(i -> slopes[i] == slopes[i - channels]);
        if (!channelwise) {
            return input.then(input.vector().host(new PRelu(list(slopes))).named(operation.name()));
        }
        PRelu function = new PRelu(list(Arrays.copyOf(slopes, channels)));
        return input.then(input.flow().host(function).named(operation.name()));
    }

    private static List<Float> list(float[] values) {
        List<Float> list = new ArrayList<>();
        for (float value : values) {
            list.add(value);
        }
        return list;
    }

    private static Value layerNormalization(Operation operation) {
        Activation input = operation.activation(0);
        int axis = operation.axisOfSample(operation.integer("axis", -1), input);
        float epsilon = operation.real("epsilon", 1e-5f);
        operation.ignore("stash_type");
        Activation normalized = axis == 0 && input.dimensions().length > 1
                ? input.then(
                        input.vector().host(new LayerNormalization(epsilon)).named(operation.name()))
                : alongAxis(operation, input, axis, new LayerNormalization(epsilon));
        if (axis != 0 && axis != input.dimensions().length - 1) {
            throw operation.refused(
                    "axis is %s; only the last axis, or all axes of a sample, are supported".formatted(axis + 1));
        }
        float[] factors = Scaling.broadcast(operation, input, operation.reals(1));
        Constant shift = operation.input(2) == null ? null : operation.reals(2);
        float[] offsets = shift == null ? new float[factors.length] : Scaling.broadcast(operation, input, shift);
        String name = operation.draft().freeName(operation.name() + "-scale");
        return normalized.scaled(new Affine(name, factors, offsets));
    }

    /** The softmax along an axis, computed by the host. */
    static Activation softmax(Operation operation, int axis) {
        Activation input = operation.activation(0);
        return alongAxis(operation, input, operation.axisOfSample(axis, input), new ChannelSoftmax());
    }

    /** The softmax over an axis and all after it, as older opsets define it. */
    static Activation softmaxFrom(Operation operation, int axis) {
        Activation input = operation.activation(0);
        int counted = operation.axisOfSample(axis, input);
        if (counted == input.dimensions().length - 1) {
            return softmax(operation, axis);
        }
        if (counted > 0) {
            throw operation.refused("in opset %s it works along axis %s and all after it together; export with opset 13"
                    .formatted(operation.opset(), axis));
        }
        return input.then(input.vector().host(new ChannelSoftmax()).named(operation.name()));
    }

    /** A function of the elements along one axis of a sample. */
    private static Activation alongAxis(Operation operation, Activation input, int axis, HostFunction function) {
        if (input.dimensions().length == 1) {
            return input.then(input.vector().host(function).named(operation.name()));
        }
        Activation first = input.withFirst(axis);
        Flow image = first.image();
        return first.then(image.host(function).named(operation.name())).withFirstAt(axis);
    }
}
