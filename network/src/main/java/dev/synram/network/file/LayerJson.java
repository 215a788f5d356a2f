package dev.synram.network.file;

import dev.synram.network.layer.Add;
import dev.synram.network.layer.ArgMax;
import dev.synram.network.layer.BatchNorm;
import dev.synram.network.layer.Bias;
import dev.synram.network.layer.Concatenate;
import dev.synram.network.layer.Conv2d;
import dev.synram.network.layer.Convert;
import dev.synram.network.layer.ConvertingRelu;
import dev.synram.network.layer.Dense;
import dev.synram.network.layer.Flatten;
import dev.synram.network.layer.GlobalAveragePool;
import dev.synram.network.layer.Input;
import dev.synram.network.layer.Layer;
import dev.synram.network.layer.Pool;
import dev.synram.network.layer.Relu;
import dev.synram.network.layer.Reshape;
import dev.synram.network.layer.Softmax;
import dev.synram.network.shape.Axis;
import dev.synram.network.shape.Shape;
import dev.synram.network.shape.Window;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A layer in the description of a saved network: its type and its parameters by name. */
final class LayerJson {

    private static final String TYPE = "type";
    private static final String INPUT = "input";
    private static final String CONV2D = "conv2d";
    private static final String DENSE = "dense";
    private static final String RELU = "relu";
    private static final String LIMIT = "limit";
    private static final String CONVERTING_RELU = "convertingRelu";
    private static final String CONVERT = "convert";
    private static final String MAX_POOL = "maxPool";
    private static final String AVERAGE_POOL = "averagePool";
    private static final String GLOBAL_AVERAGE_POOL = "globalAveragePool";
    private static final String FLATTEN = "flatten";
    private static final String RESHAPE = "reshape";
    private static final String CONCATENATE = "concatenate";
    private static final String ADD = "add";
    private static final String BATCH_NORM = "batchNorm";
    private static final String SOFTMAX = "softmax";
    private static final String ARG_MAX = "argMax";

    private LayerJson() {}

    static ObjectNode write(Layer layer) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        return switch (layer) {
            case Input input -> shape(node.put(TYPE, INPUT).put("signed", input.signed()), input.shape());
            case Conv2d conv -> {
                node.put(TYPE, CONV2D).put("outputs", conv.outputs()).put("groups", conv.groups());
                yield bias(window(node, conv.window()), conv.bias());
            }
            case Dense dense -> bias(node.put(TYPE, DENSE).put("outputs", dense.outputs()), dense.bias());
            case Relu relu -> relu.isLimited() ? node.put(TYPE, RELU).put(LIMIT, relu.limit()) : node.put(TYPE, RELU);
            case ConvertingRelu relu -> node.put(TYPE, CONVERTING_RELU).put("shift", relu.shift());
            case Convert convert -> node.put(TYPE, CONVERT).put("shift", convert.shift());
            case Pool pool ->
                window(node.put(TYPE, pool.mode() == Pool.Mode.MAX ? MAX_POOL : AVERAGE_POOL), pool.window());
            case GlobalAveragePool _ -> node.put(TYPE, GLOBAL_AVERAGE_POOL);
            case Flatten _ -> node.put(TYPE, FLATTEN);
            case Reshape reshape -> shape(node.put(TYPE, RESHAPE), reshape.shape());
            case Concatenate _ -> node.put(TYPE, CONCATENATE);
            case Add _ -> node.put(TYPE, ADD);
            case BatchNorm _ -> node.put(TYPE, BATCH_NORM);
            case Softmax _ -> node.put(TYPE, SOFTMAX);
            case ArgMax _ -> node.put(TYPE, ARG_MAX);
        };
    }

    private static ObjectNode shape(ObjectNode node, Shape shape) {
        return node.put("channels", shape.channels())
                .put("height", shape.height())
                .put("width", shape.width());
    }

    private static ObjectNode bias(ObjectNode node, Bias bias) {
        return node.put("digitalBias", bias.digital()).put("biasRows", bias.rows());
    }

    private static ObjectNode window(ObjectNode node, Window window) {
        axis(node.putObject("vertical"), window.vertical());
        axis(node.putObject("horizontal"), window.horizontal());
        return node;
    }

    private static void axis(ObjectNode node, Axis axis) {
        node.put("kernel", axis.kernel())
                .put("stride", axis.stride())
                .put("before", axis.before())
                .put("after", axis.after())
                .put("dilation", axis.dilation());
    }

    static Layer read(JsonNode node) {
        String type = node.required(TYPE).asString();
        return switch (type) {
            case INPUT -> new Input(shape(node), node.required("signed").asBoolean());
            case CONV2D -> new Conv2d(number(node, "outputs"), window(node), number(node, "groups"), bias(node));
            case DENSE -> new Dense(number(node, "outputs"), bias(node));
            case RELU -> node.has(LIMIT) ? new Relu(node.required(LIMIT).asFloat()) : new Relu();
            case CONVERTING_RELU -> new ConvertingRelu(number(node, "shift"));
            case CONVERT -> new Convert(number(node, "shift"));
            case MAX_POOL -> new Pool(Pool.Mode.MAX, window(node));
            case AVERAGE_POOL -> new Pool(Pool.Mode.AVERAGE, window(node));
            case GLOBAL_AVERAGE_POOL -> new GlobalAveragePool();
            case FLATTEN -> new Flatten();
            case RESHAPE -> new Reshape(shape(node));
            case CONCATENATE -> new Concatenate();
            case ADD -> new Add();
            case BATCH_NORM -> new BatchNorm();
            case SOFTMAX -> new Softmax();
            case ARG_MAX -> new ArgMax();
            default -> throw new IllegalArgumentException("it holds a layer of the unknown type " + type);
        };
    }

    private static int number(JsonNode node, String name) {
        return node.required(name).asInt();
    }

    private static Shape shape(JsonNode node) {
        return new Shape(number(node, "channels"), number(node, "height"), number(node, "width"));
    }

    private static Bias bias(JsonNode node) {
        return new Bias(node.required("digitalBias").asBoolean(), number(node, "biasRows"));
    }

    private static Window window(JsonNode node) {
        return new Window(axis(node.required("vertical")), axis(node.required("horizontal")));
    }

    private static Axis axis(JsonNode node) {
        return new Axis(
                number(node, "kernel"),
                number(node, "stride"),
                number(node, "before"),
                number(node, "after"),
                number(node, "dilation"));
    }
}
