package dev.synram.tflite.translation;

import ai.onnx.proto.OnnxMl.AttributeProto;
import dev.synram.tflite.schema.FlatTable;
import dev.synram.tflite.schema.SubGraph;
import dev.synram.tflite.schema.TfliteException;
import dev.synram.tflite.schema.TfliteOperator;
import dev.synram.tflite.schema.TfliteTensor;
import java.util.List;
import java.util.Optional;

/** One operator while it is translated: its inputs, options and output. */
final class Step {

    private final String operator;
    private final String name;
    private final int[] inputs;
    private final int output;
    private final Optional<FlatTable> options;
    private final SubGraph graph;
    private final Constants constants;
    private final Results results;
    private final OnnxGraph onnx;

    Step(String operator, TfliteOperator table, SubGraph graph, Constants constants, Results results, OnnxGraph onnx) {
        this.operator = operator;
        this.graph = graph;
        this.constants = constants;
        this.results = results;
        this.onnx = onnx;
        inputs = table.inputs();
        options = table.options();
        int[] outputs = table.outputs();
        if (outputs.length != 1) {
            throw new TfliteException("%s has %s outputs, not 1".formatted(operator, outputs.length));
        }
        output = outputs[0];
        name = name(graph.tensor(output));
    }

    /** Converters name results after all operations that they merged, separated by semicolons. */
    static String name(TfliteTensor tensor) {
        String whole = tensor.name();
        int end = whole.indexOf(';');
        return end < 0 ? whole : whole.substring(0, end);
    }

    /** An exception that names this operator. */
    TfliteException refused(String why) {
        return new TfliteException("operator '%s' (%s): %s".formatted(name, operator, why));
    }

    OnnxGraph onnx() {
        return onnx;
    }

    Results results() {
        return results;
    }

    int inputs() {
        return inputs.length;
    }

    /** Whether an input is given. */
    boolean has(int input) {
        return input < inputs.length && inputs[input] >= 0;
    }

    /** Index of the tensor of an input. */
    int tensor(int input) {
        if (!has(input)) {
            throw refused("input %s is missing".formatted(input));
        }
        return inputs[input];
    }

    int[] shape(int input) {
        return graph.tensor(tensor(input)).shape();
    }

    int[] outputShape() {
        return graph.tensor(output).shape();
    }

    /** Whether an input is the result of another operator. */
    boolean isResult(int input) {
        return results.isKnown(tensor(input));
    }

    /** Results of another operator, in the order of the file. */
    String inOrder(int input) {
        return results.inOrder(result(input));
    }

    /** Images of another operator, channels first. */
    String channelsFirst(int input) {
        return results.channelsFirst(result(input));
    }

    private int result(int input) {
        if (!isResult(input)) {
            throw refused("input %s must be the result of another operator".formatted(input));
        }
        return tensor(input);
    }

    boolean isConstant(int input) {
        return has(input) && constants.isConstant(tensor(input));
    }

    Constant weights(int input) {
        return constants.weights(constant(input));
    }

    int[] integers(int input) {
        return constants.integers(constant(input));
    }

    private int constant(int input) {
        if (!isConstant(input)) {
            throw refused("input %s must be a constant".formatted(input));
        }
        return tensor(input);
    }

    /** Lets the output be the constant of an input. */
    void resultIsConstant(int input) {
        constants.putSame(output, constant(input));
    }

    /** An option that is a 32-bit integer. */
    int option(int field, int otherwise) {
        return options.map(table -> table.integer(field, otherwise)).orElse(otherwise);
    }

    /** An option that is a byte. */
    int choice(int field) {
        return options.map(table -> table.byteAt(field, 0)).orElse(0);
    }

    float realOption(int field, float otherwise) {
        return options.map(table -> table.real(field, otherwise)).orElse(otherwise);
    }

    /** An option that must be at least 1, such as a stride. */
    int positive(int field, int otherwise) {
        int value = option(field, otherwise);
        if (value < 1) {
            throw refused("option %s is %s; it must be at least 1".formatted(field, value));
        }
        return value;
    }

    /** Adds a node of this operator's name. */
    String node(String onnxOperator, List<String> values, AttributeProto... attributes) {
        return onnx.node(name, onnxOperator, values, attributes);
    }

    /** Names the result of this operator. */
    void result(boolean withChannelsFirst, String value) {
        results.put(output, withChannelsFirst, value);
    }

    /** Names the result after the activation function that an option merges into the operator. */
    void activated(boolean withChannelsFirst, int field, String value) {
        int function = choice(field);
        result(
                withChannelsFirst,
                switch (function) {
                    case 0 -> value;
                    case 1 -> node("Relu", List.of(value));
                    case 2 -> clipped(value, -1, 1);
                    case 3 -> clipped(value, 0, 6);
                    case 4 -> node("Tanh", List.of(value));
                    default ->
                        throw refused(
                                "activation function %s is not supported; supported are none, RELU, RELU_N1_TO_1, "
                                                .formatted(function)
                                        + "RELU6 and TANH");
                });
    }

    String clipped(String value, float low, float high) {
        return node("Clip", List.of(value, onnx.scalar(low), onnx.scalar(high)));
    }
}
