package dev.synram.onnx.reader;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import dev.synram.network.FloatNetwork;
import dev.synram.network.FloatWeights;
import dev.synram.network.Flow;
import dev.synram.network.Network;
import dev.synram.network.Parameter;
import dev.synram.network.file.NetworkSize;
import dev.synram.onnx.graph.OnnxException;
import dev.synram.onnx.tensor.TensorReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Translates the nodes of a graph, in order, to layers. */
final class Translation {

    private final GraphProto graph;
    private final List<NodeProto> nodes;
    private final String output;
    private final TensorReader tensors;
    private final Map<String, Operator> onResults = new HashMap<>();
    private final Map<String, Operator> onConstants;
    private final Map<String, TensorProto> initializers = new HashMap<>();

    /** Values that do not depend on the input, kept for another try with another form of samples. */
    private final Map<String, Value> constants = new HashMap<>();

    Translation(GraphProto graph, List<NodeProto> nodes, String output, TensorReader tensors) {
        this.graph = graph;
        this.nodes = nodes;
        this.output = output;
        this.tensors = tensors;
        onResults.putAll(Products.operators());
        onResults.putAll(Scaling.operators());
        onResults.putAll(Limits.operators());
        onResults.putAll(Pools.operators());
        onResults.putAll(Functions.operators());
        onResults.putAll(Readouts.operators());
        onResults.putAll(Joins.operators());
        onResults.putAll(Views.operators());
        onResults.putAll(Quantizers.operators());
        onConstants = new ConstantOperators(tensors).operators();
        graph.getInitializerList().forEach(tensor -> initializers.put(tensor.getName(), tensor));
    }

    /** The names of the operators that are translated on results of layers. */
    Set<String> onResults() {
        return onResults.keySet();
    }

    /** The names of the operators that are translated on constants. */
    Set<String> onConstants() {
        return onConstants.keySet();
    }

    /** Translates all nodes, for samples of one form. */
    GraphReader.Result run(NetworkDraft draft, String input, InputForms.InputForm form, int[] dimensions) {
        Flow flow = Flow.input(form.shape(), form.form()).named(draft.freeName("input"));
        Map<String, Value> values = new HashMap<>(constants);
        values.put(input, Activation.of(flow, dimensions, form.form().order(form.shape())));
        for (NodeProto node : nodes) {
            translate(node, values, draft);
            draft.countTranslated();
        }
        if (!(values.get(output) instanceof Activation results)) {
            throw new OnnxException("its output '%s' does not depend on its input".formatted(output));
        }
        Activation complete = draft.complete(results);
        return new GraphReader.Result(weighted(network(complete), draft), complete, List.copyOf(draft.notes()));
    }

    private void translate(NodeProto node, Map<String, Value> values, NetworkDraft draft) {
        if (node.getOutputCount() > 0 && constants.containsKey(node.getOutput(0))) {
            return;
        }
        String name = draft.freeName(name(node));
        List<@Nullable Value> inputs = new ArrayList<>();
        for (String input : node.getInputList()) {
            inputs.add(input.isEmpty() ? null : value(node, input, values, draft));
        }
        Operation operation = new Operation(node, name, inputs, draft);
        Value result = checked(operation, operator(operation));
        operation.requireAllRead();
        if (node.getOutputCount() == 0) {
            throw operation.refused("it has no output");
        }
        for (String extra : node.getOutputList().subList(1, node.getOutputCount())) {
            if (!extra.isEmpty() && draft.uses().count(extra) > 0) {
                throw operation.refused(
                        "its further output '%s' is used; only the first is supported".formatted(extra));
            }
        }
        charge(result, draft);
        values.put(node.getOutput(0), result);
        if (result instanceof ConstantValue && operation.isConstant()) {
            constants.put(node.getOutput(0), result);
        }
    }

    private static void charge(Value value, NetworkDraft draft) {
        switch (value) {
            case ConstantValue constant ->
                draft.budget().take(constant.constant().size(), Float.BYTES);
            case Activation results -> {
                draft.budget().take(results.order().length, Integer.BYTES);
                draft.budget().take(results.affine().factors().length, 2 * Float.BYTES);
            }
        }
    }

    private Operator operator(Operation operation) {
        Operator onConstant = onConstants.get(operation.operator());
        Operator onResult = onResults.get(operation.operator());
        if (operation.isConstant() && onConstant != null) {
            return onConstant;
        }
        if (onResult == null) {
            throw operation.refused("it is only supported on constants, not on results of layers");
        }
        return onResult;
    }

    private static String name(NodeProto node) {
        String wanted = !node.getName().isEmpty()
                ? node.getName()
                : node.getOutputCount() > 0 ? node.getOutput(0) : node.getOpType();
        return printable(wanted);
    }

    /** Without line breaks and sequences that control terminals. */
    private static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }

    private static Value checked(Operation operation, Operator operator) {
        try {
            return operator.apply(operation);
        } catch (OnnxException e) {
            String message = String.valueOf(e.getMessage());
            throw message.startsWith("node '") ? e : operation.refused(message);
        } catch (IllegalArgumentException | ArithmeticException | IndexOutOfBoundsException e) {
            throw operation.refused(String.valueOf(e.getMessage()));
        }
    }

    private Value value(NodeProto node, String name, Map<String, Value> values, NetworkDraft draft) {
        Value known = values.get(name);
        if (known != null) {
            return known;
        }
        TensorProto initializer = initializers.get(name);
        if (initializer == null) {
            throw new OnnxException(
                    "node '%s' (%s): it takes '%s', which no node and no input gives: the graph is incomplete"
                            .formatted(name(node), node.getOpType(), name));
        }
        Value value = new ConstantValue(tensors.read(initializer));
        charge(value, draft);
        values.put(name, value);
        constants.put(name, value);
        return value;
    }

    private Network network(Activation results) {
        try {
            String name = graph.getName().isEmpty() ? "network" : printable(graph.getName());
            Network network = results.flow().network(name);
            NetworkSize.check(network);
            return network;
        } catch (IllegalArgumentException e) {
            throw new OnnxException(String.valueOf(e.getMessage()), e);
        }
    }

    private static FloatNetwork weighted(Network network, NetworkDraft draft) {
        List<FloatWeights> weights = new ArrayList<>();
        for (Parameter parameter : Parameter.ofFloat(network)) {
            String layer = network.nodes().get(parameter.node()).name();
            Product product = Objects.requireNonNull(draft.product(layer));
            float[] values = parameter.role() == Parameter.Role.BIAS
                    ? Objects.requireNonNull(product.bias())
                    : product.weights();
            requireFinite(layer, parameter, values);
            weights.add(new FloatWeights(parameter.rows(), parameter.columns(), values));
        }
        return new FloatNetwork(network, weights);
    }

    private static void requireFinite(String layer, Parameter parameter, float[] values) {
        for (int i = 0; i < values.length; i++) {
            if (!Float.isFinite(values[i])) {
                throw new OnnxException(
                        "node '%s': its %s contain %s at row %s, column %s; expected finite numbers, so train it again"
                                .formatted(
                                        layer,
                                        parameter.role() == Parameter.Role.BIAS ? "biases" : "weights",
                                        values[i],
                                        i / parameter.columns(),
                                        i % parameter.columns()));
            }
        }
    }
}
