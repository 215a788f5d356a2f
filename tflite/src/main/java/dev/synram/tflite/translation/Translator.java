package dev.synram.tflite.translation;

import ai.onnx.proto.OnnxMl.ModelProto;
import dev.synram.tflite.schema.SubGraph;
import dev.synram.tflite.schema.TfliteException;
import dev.synram.tflite.schema.TfliteModel;
import dev.synram.tflite.schema.TfliteOperator;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Translates a network to ONNX in float. Integers become the numbers that they stand for; the results of quantized layers
 * are neither rounded nor limited to their range.
 */
public final class Translator {

    private static final Map<String, Consumer<Step>> OPERATORS = operators();

    /** What they need besides their first input is also in the dimensions of their output. */
    private static final Set<String> VIEWS = Set.of("RESHAPE", "SQUEEZE", "EXPAND_DIMS");

    private final TfliteModel model;
    private final SubGraph graph;
    private final OnnxGraph onnx = new OnnxGraph();
    private final Constants constants;
    private final Results results;

    private Translator(TfliteModel model) {
        this.model = model;
        graph = model.graph();
        constants = new Constants(model, graph);
        results = new Results(onnx, graph);
    }

    private static Map<String, Consumer<Step>> operators() {
        Map<String, Consumer<Step>> operators = new TreeMap<>();
        operators.put("CONV_2D", Multiplications::conv);
        operators.put("DEPTHWISE_CONV_2D", Multiplications::depthwise);
        operators.put("FULLY_CONNECTED", Multiplications::dense);
        operators.put("AVERAGE_POOL_2D", step -> Pools.pool(step, "AveragePool"));
        operators.put("MAX_POOL_2D", step -> Pools.pool(step, "MaxPool"));
        operators.put("MEAN", Pools::mean);
        operators.put("RESHAPE", Views::reshape);
        operators.put("SQUEEZE", Views::reshape);
        operators.put("EXPAND_DIMS", Views::reshape);
        operators.put("CONCATENATION", Views::concatenate);
        operators.put("PAD", Views::pad);
        operators.put("ADD", step -> Elements.pair(step, "Add"));
        operators.put("SUB", step -> Elements.pair(step, "Sub"));
        operators.put("MUL", step -> Elements.pair(step, "Mul"));
        operators.put("DIV", step -> Elements.pair(step, "Div"));
        operators.put("RELU", step -> Elements.function(step, "Relu"));
        operators.put("RELU6", step -> Elements.clip(step, 0, 6));
        operators.put("RELU_N1_TO_1", step -> Elements.clip(step, -1, 1));
        operators.put("LEAKY_RELU", Elements::leaky);
        operators.put("LOGISTIC", step -> Elements.function(step, "Sigmoid"));
        operators.put("TANH", step -> Elements.function(step, "Tanh"));
        operators.put("HARD_SWISH", step -> Elements.function(step, "HardSwish"));
        operators.put("SOFTMAX", Elements::softmax);
        operators.put("LOG_SOFTMAX", Elements::logSoftmax);
        operators.put("QUANTIZE", Elements::same);
        operators.put("DEQUANTIZE", Elements::same);
        return operators;
    }

    /**
     * Translates a file.
     *
     * @param name of the network
     * @throws TfliteException naming the operators that are not supported, or what is wrong with the file
     */
    public static ModelProto translate(TfliteModel model, String name) {
        return new Translator(model).translated(name);
    }

    private ModelProto translated(String name) {
        int input = single("inputs", graph.inputs());
        int output = single("outputs", graph.outputs());
        int[] shape = graph.tensor(input).shape();
        results.put(input, false, onnx.input(shape));
        List<TfliteOperator> operators = needed(input, output);
        requireSupported(operators);
        for (TfliteOperator operator : operators) {
            translate(operator);
        }
        onnx.output(results.inOrder(output));
        return onnx.model(name, model.description());
    }

    private static int single(String kind, int[] tensors) {
        if (tensors.length != 1) {
            throw new TfliteException("it has %s %s; convert a network with one".formatted(tensors.length, kind));
        }
        return tensors[0];
    }

    /** The operators that the output needs, in order. */
    private List<TfliteOperator> needed(int input, int output) {
        BitSet wanted = new BitSet();
        want(wanted, output);
        List<TfliteOperator> operators = new ArrayList<>();
        for (int i = graph.operators() - 1; i >= 0; i--) {
            TfliteOperator operator = graph.operator(i);
            if (takesPart(operator, wanted)) {
                operators.addFirst(operator);
                int[] inputs = operator.inputs();
                int count = VIEWS.contains(model.code(operator).name()) ? Math.min(1, inputs.length) : inputs.length;
                for (int k = 0; k < count; k++) {
                    want(wanted, inputs[k]);
                }
            }
        }
        if (!wanted.get(input)) {
            throw new TfliteException("its output does not depend on its input");
        }
        return operators;
    }

    private void want(BitSet wanted, int tensor) {
        if (tensor >= 0) {
            graph.tensor(tensor);
            wanted.set(tensor);
        }
    }

    private static boolean takesPart(TfliteOperator operator, BitSet wanted) {
        for (int output : operator.outputs()) {
            if (output >= 0 && wanted.get(output)) {
                return true;
            }
        }
        return false;
    }

    private void requireSupported(List<TfliteOperator> operators) {
        Map<String, Set<String>> unsupported = new TreeMap<>();
        for (TfliteOperator operator : operators) {
            String code = model.code(operator).name();
            if (!OPERATORS.containsKey(code)) {
                Set<String> names = unsupported.computeIfAbsent(code, _ -> new TreeSet<>());
                for (int output : operator.outputs()) {
                    names.add("'" + Step.name(graph.tensor(output)) + "'");
                }
            }
        }
        if (!unsupported.isEmpty()) {
            List<String> named = new ArrayList<>();
            unsupported.forEach((code, names) -> named.add("%s (%s)".formatted(code, String.join(", ", names))));
            throw new TfliteException(
                    "these operators are not supported: %s; supported are %s; change the network or compute this part outside of it"
                            .formatted(String.join(", ", named), String.join(", ", OPERATORS.keySet())));
        }
    }

    private void translate(TfliteOperator operator) {
        String code = model.code(operator).name();
        Consumer<Step> translation = OPERATORS.get(code);
        if (translation != null) {
            translation.accept(new Step(code, operator, graph, constants, results, onnx));
        }
    }
}
