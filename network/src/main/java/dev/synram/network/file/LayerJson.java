package dev.synram.network.file;

import dev.synram.files.FileException;
import dev.synram.files.JsonFields;
import dev.synram.network.layer.Add;
import dev.synram.network.layer.ArgMax;
import dev.synram.network.layer.BatchNorm;
import dev.synram.network.layer.Bias;
import dev.synram.network.layer.ChannelNorm;
import dev.synram.network.layer.ColumnMean;
import dev.synram.network.layer.Concatenate;
import dev.synram.network.layer.Conv2d;
import dev.synram.network.layer.ConvertingRelu;
import dev.synram.network.layer.Dense;
import dev.synram.network.layer.Encoding;
import dev.synram.network.layer.Flatten;
import dev.synram.network.layer.GlobalAveragePool;
import dev.synram.network.layer.HostLayer;
import dev.synram.network.layer.Input;
import dev.synram.network.layer.Layer;
import dev.synram.network.layer.Pad;
import dev.synram.network.layer.Pool;
import dev.synram.network.layer.Readout;
import dev.synram.network.layer.Relu;
import dev.synram.network.layer.Requantize;
import dev.synram.network.layer.Reshape;
import dev.synram.network.layer.RowSlices;
import dev.synram.network.layer.Slices;
import dev.synram.network.shape.Axis;
import dev.synram.network.shape.SampleForm;
import dev.synram.network.shape.Shape;
import dev.synram.network.shape.Window;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A layer in the description of a saved network: its type and its parameters by name. */
final class LayerJson {

    private static final String TYPE = "type";
    private static final String INPUT = "input";
    private static final String FORM = "samples";
    private static final String CHANNELS_LAST = "channelsLast";
    private static final String CONV2D = "conv2d";
    private static final String DENSE = "dense";
    private static final String RELU = "relu";
    private static final String LIMIT = "limit";
    private static final String CONVERTING_RELU = "convertingRelu";
    private static final String REQUANTIZE = "convert";
    private static final String MAX_POOL = "maxPool";
    private static final String AVERAGE_POOL = "averagePool";
    private static final String GLOBAL_AVERAGE_POOL = "globalAveragePool";
    private static final String PAD = "pad";
    private static final String FLATTEN = "flatten";
    private static final String RESHAPE = "reshape";
    private static final String CONCATENATE = "concatenate";
    private static final String ADD = "add";
    private static final String BATCH_NORM = "batchNorm";
    private static final String SLICES = "slices";
    private static final String COLUMN_MEAN = "columnMean";
    private static final String SHIFTS = "shifts";
    private static final String COPIES = "copies";
    private static final String FACTORS = "factors";
    private static final String OFFSETS = "offsets";
    private static final String LOW_BITS = "lowBits";
    private static final String MORE_BITS = "moreBits";
    private static final String HOST = "host";
    private static final String ARG_MAX = "argMax";

    private LayerJson() {}

    static ObjectNode write(Layer layer) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        return switch (layer) {
            case Input input -> input(node.put(TYPE, INPUT), input);
            case Conv2d conv -> {
                node.put(TYPE, CONV2D).put("outputs", conv.outputs()).put("groups", conv.groups());
                yield bias(window(node, conv.window()), conv.bias());
            }
            case Dense dense -> bias(node.put(TYPE, DENSE).put("outputs", dense.outputs()), dense.bias());
            case Relu relu -> relu.isLimited() ? node.put(TYPE, RELU).put(LIMIT, relu.limit()) : node.put(TYPE, RELU);
            case ConvertingRelu relu -> node.put(TYPE, CONVERTING_RELU).put("shift", relu.shift());
            case Requantize requantize -> node.put(TYPE, REQUANTIZE).put("shift", requantize.shift());
            case Slices slices ->
                rows(node.put(TYPE, SLICES).put("shift", slices.shift()).put("signed", slices.signed()), slices.rows());
            case Pool pool when pool.mode() == Pool.Mode.MAX -> window(node.put(TYPE, MAX_POOL), pool.window());
            case Pool pool -> window(node.put(TYPE, AVERAGE_POOL).put(MORE_BITS, pool.moreBits()), pool.window());
            case GlobalAveragePool pool -> node.put(TYPE, GLOBAL_AVERAGE_POOL).put(MORE_BITS, pool.moreBits());
            case Pad pad ->
                node.put(TYPE, PAD)
                        .put("top", pad.top())
                        .put("bottom", pad.bottom())
                        .put("left", pad.left())
                        .put("right", pad.right());
            case ColumnMean mean -> {
                ArrayNode shifts = node.put(TYPE, COLUMN_MEAN)
                        .put("columns", mean.columns())
                        .putArray(SHIFTS);
                mean.shifts().forEach(shifts::add);
                yield node;
            }
            case Flatten _ -> node.put(TYPE, FLATTEN);
            case Reshape reshape -> shape(node.put(TYPE, RESHAPE), reshape.shape());
            case Concatenate _ -> node.put(TYPE, CONCATENATE);
            case Add _ -> node.put(TYPE, ADD);
            case BatchNorm _ -> node.put(TYPE, BATCH_NORM);
            case HostLayer host -> HostLayerJson.write(node.put(TYPE, HOST), host);
            case Readout readout -> node.put(TYPE, readout.function().label());
            case ArgMax _ -> node.put(TYPE, ARG_MAX);
        };
    }

    private static ObjectNode input(ObjectNode node, Input input) {
        ArrayNode dimensions =
                shape(node.put("signed", input.signed()), input.shape()).putArray(FORM);
        input.form().dimensions().forEach(dimensions::add);
        ChannelNorm norm = input.encoding().norm();
        if (!norm.isNone()) {
            ArrayNode factors = node.putArray(FACTORS);
            norm.factors().forEach(factors::add);
            ArrayNode offsets = node.putArray(OFFSETS);
            norm.offsets().forEach(offsets::add);
        }
        return rows(
                node.put(CHANNELS_LAST, input.form().channelsLast()),
                input.encoding().rows());
    }

    private static ObjectNode rows(ObjectNode node, RowSlices rows) {
        return node.put(COPIES, rows.copies()).put(LOW_BITS, rows.lowBits());
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

    /**
     * Reads a layer and consumes all of its fields.
     *
     * @throws FileException if a field is missing or invalid
     * @throws IllegalArgumentException if there is no layer with such parameters
     */
    static Layer read(JsonFields fields) {
        String type = fields.text(TYPE);
        return switch (type) {
            case INPUT -> input(fields);
            case CONV2D -> new Conv2d(count(fields, "outputs"), window(fields), count(fields, "groups"), bias(fields));
            case DENSE -> new Dense(count(fields, "outputs"), bias(fields));
            case RELU -> fields.has(LIMIT) ? new Relu(fields.single(LIMIT)) : new Relu();
            case CONVERTING_RELU -> new ConvertingRelu(shift(fields));
            case REQUANTIZE -> new Requantize(shift(fields));
            case MAX_POOL -> new Pool(Pool.Mode.MAX, window(fields));
            case SLICES -> new Slices(shift(fields), fields.flag("signed"), rows(fields));
            case AVERAGE_POOL -> new Pool(Pool.Mode.AVERAGE, window(fields), moreBits(fields));
            case GLOBAL_AVERAGE_POOL -> new GlobalAveragePool(moreBits(fields));
            case PAD ->
                new Pad(zeros(fields, "top"), zeros(fields, "bottom"), zeros(fields, "left"), zeros(fields, "right"));
            case COLUMN_MEAN ->
                new ColumnMean(
                        count(fields, "columns"),
                        Arrays.stream(fields.integers(SHIFTS, 0, ColumnMean.MOST_SHIFT))
                                .boxed()
                                .toList());
            case FLATTEN -> new Flatten();
            case RESHAPE -> new Reshape(shape(fields));
            case CONCATENATE -> new Concatenate();
            case ADD -> new Add();
            case BATCH_NORM -> new BatchNorm();
            case HOST -> HostLayerJson.read(fields);
            case ARG_MAX -> new ArgMax();
            default -> readout(fields, type);
        };
    }

    private static Input input(JsonFields fields) {
        Shape shape = shape(fields);
        boolean signed = fields.flag("signed");
        if (!fields.has(FORM)) {
            return new Input(shape, signed);
        }
        int[] dimensions = fields.integers(FORM, 1, Integer.MAX_VALUE);
        ChannelNorm norm = fields.has(FACTORS)
                ? new ChannelNorm(numbers(fields, FACTORS), numbers(fields, OFFSETS))
                : ChannelNorm.NONE;
        return new Input(
                shape,
                new SampleForm(Arrays.stream(dimensions).boxed().toList(), fields.flag(CHANNELS_LAST)),
                new Encoding(signed, norm, fields.has(COPIES) ? rows(fields) : RowSlices.PLAIN));
    }

    private static List<Float> numbers(JsonFields fields, String name) {
        return Arrays.stream(fields.numbers(name))
                .mapToObj(number -> (float) number)
                .toList();
    }

    private static RowSlices rows(JsonFields fields) {
        return new RowSlices(fields.integer(COPIES, 1, RowSlices.MOST_COPIES), fields.integer(LOW_BITS, 0, 5));
    }

    private static int moreBits(JsonFields fields) {
        return fields.has(MORE_BITS) ? fields.integer(MORE_BITS, 0, 7) : 0;
    }

    private static Readout readout(JsonFields fields, String type) {
        return Arrays.stream(Readout.Function.values())
                .filter(function -> function.label().equals(type))
                .findFirst()
                .map(Readout::new)
                .orElseThrow(() -> new FileException("%s is of the unknown type %s".formatted(fields.place(), type)));
    }

    private static int count(JsonFields fields, String name) {
        return fields.integer(name, 1, Integer.MAX_VALUE);
    }

    private static int zeros(JsonFields fields, String name) {
        return fields.integer(name, 0, Integer.MAX_VALUE);
    }

    private static int shift(JsonFields fields) {
        return fields.integer("shift", 0, 7);
    }

    private static Shape shape(JsonFields fields) {
        return new Shape(count(fields, "channels"), count(fields, "height"), count(fields, "width"));
    }

    private static Bias bias(JsonFields fields) {
        return new Bias(fields.flag("digitalBias"), zeros(fields, "biasRows"));
    }

    private static Window window(JsonFields fields) {
        return new Window(axis(fields.object("vertical")), axis(fields.object("horizontal")));
    }

    private static Axis axis(JsonFields fields) {
        Axis axis = new Axis(
                count(fields, "kernel"),
                count(fields, "stride"),
                zeros(fields, "before"),
                zeros(fields, "after"),
                count(fields, "dilation"));
        fields.requireAllTaken();
        return axis;
    }
}
