package dev.synram.onnx.reader;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import dev.synram.network.FloatNetwork;
import dev.synram.network.FloatWeights;
import dev.synram.network.Flow;
import dev.synram.network.Network;
import dev.synram.network.Parameter;
import dev.synram.network.file.NetworkSize;
import dev.synram.network.shape.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Builds a network from an ONNX graph. */
public final class GraphReader {

    private static final int[] CHANNELS_FIRST = {0, 3, 1, 2};

    private final GraphProto graph;
    private final long opset;
    private final TensorReader tensors;
    private final Products products = new Products();
    private final Map<String, Operator> operators = new HashMap<>();
    private final Map<String, Value> values = new HashMap<>();
    private final Map<String, TensorProto> initializers = new HashMap<>();
    private final Map<String, Integer> uses = new HashMap<>();
    private final Set<String> names = new HashSet<>();

    /** Makes a reader of a graph. */
    public GraphReader(GraphProto graph, long opset, TensorReader tensors) {
        this.graph = graph;
        this.opset = opset;
        this.tensors = tensors;
        operators.putAll(products.operators());
        operators.putAll(Elements.operators());
        operators.putAll(Views.operators());
        operators.putAll(new Constants(tensors).operators());
        graph.getInitializerList().forEach(tensor -> initializers.put(tensor.getName(), tensor));
        for (NodeProto node : graph.getNodeList()) {
            node.getInputList().forEach(input -> uses.merge(input, 1, Integer::sum));
        }
        graph.getOutputList().forEach(output -> uses.merge(output.getName(), 1, Integer::sum));
    }

    /** The network of a graph, and the views of its input and output. */
    public record Result(FloatNetwork network, Activation input, Activation output) {}

    /** Reads the graph. */
    public Result read() {
        Activation input = input();
        if (graph.getSparseInitializerCount() > 0) {
            throw new OnnxException("it contains sparse initializers, such as '%s'; export it with dense ones"
                    .formatted(graph.getSparseInitializer(0).getValues().getName()));
        }
        for (NodeProto node : graph.getNodeList()) {
            apply(node);
        }
        if (graph.getOutputCount() != 1) {
            throw new OnnxException("it has %d outputs; export a network with one".formatted(graph.getOutputCount()));
        }
        String name = graph.getOutput(0).getName();
        if (!(values.get(name) instanceof Activation output)) {
            throw new OnnxException("its output '%s' does not depend on its input".formatted(name));
        }
        Network network = network(output);
        return new Result(weighted(network), input, output);
    }

    private Network network(Activation output) {
        try {
            Network network = output.flow().network(graph.getName().isEmpty() ? "network" : graph.getName());
            NetworkSize.check(network);
            return network;
        } catch (IllegalArgumentException e) {
            throw new OnnxException(String.valueOf(e.getMessage()), e);
        }
    }

    private Activation input() {
        List<ValueInfoProto> inputs = graph.getInputList().stream()
                .filter(candidate -> !initializers.containsKey(candidate.getName()))
                .toList();
        if (inputs.size() != 1) {
            throw new OnnxException("it has %d inputs; export a network with one".formatted(inputs.size()));
        }
        ValueInfoProto input = inputs.getFirst();
        int[] dimensions = dimensions(input);
        boolean rowsFirst = dimensions.length == 3 && isTransposedToChannelsFirst(input.getName());
        Shape shape =
                rowsFirst ? new Shape(dimensions[2], dimensions[0], dimensions[1]) : Activation.imageShape(dimensions);
        Flow flow = Flow.input(shape).named("input");
        names.add("input");
        Activation viewed = Activation.of(flow, dimensions);
        if (rowsFirst) {
            int[] order = new int[shape.size()];
            Arrays.setAll(order, i -> i);
            viewed = viewed.viewed(dimensions, order);
        }
        values.put(input.getName(), viewed);
        return viewed;
    }

    private static int[] dimensions(ValueInfoProto input) {
        TensorShapeProto shape = input.getType().getTensorType().getShape();
        int[] dimensions = new int[Math.max(0, shape.getDimCount() - 1)];
        for (int i = 0; i < dimensions.length; i++) {
            TensorShapeProto.Dimension dimension = shape.getDim(i + 1);
            long value = dimension.getDimValue();
            if (value < 1 || value > Integer.MAX_VALUE) {
                throw new OnnxException(
                        "dimension %d of input '%s' is %s; only the batch may be dynamic, so export with a "
                                        .formatted(
                                                i + 1,
                                                input.getName(),
                                                dimension.hasDimParam() ? dimension.getDimParam() : value)
                                + "fixed size of samples");
            }
            dimensions[i] = (int) value;
        }
        if (dimensions.length == 0) {
            throw new OnnxException("input '%s' has no dimensions besides the batch".formatted(input.getName()));
        }
        return dimensions;
    }

    /** Whether the input has channels last and every consumer transposes it to channels first. */
    private boolean isTransposedToChannelsFirst(String name) {
        List<NodeProto> consumers = graph.getNodeList().stream()
                .filter(node -> node.getInputList().contains(name))
                .toList();
        return !consumers.isEmpty()
                && consumers.stream()
                        .allMatch(node -> node.getOpType().equals("Transpose")
                                && Arrays.equals(
                                        node.getAttributeList().stream()
                                                .filter(attribute ->
                                                        attribute.getName().equals("perm"))
                                                .flatMap(attribute -> attribute.getIntsList().stream())
                                                .mapToInt(Long::intValue)
                                                .toArray(),
                                        CHANNELS_FIRST));
    }

    private void apply(NodeProto node) {
        String name = freeName(node);
        Operation bare = new Operation(node, name, List.of(), opset, false);
        if (!node.getDomain().isEmpty() && !node.getDomain().equals("ai.onnx")) {
            throw bare.refused("operators of domain '%s' are not supported; export with standard operators"
                    .formatted(node.getDomain()));
        }
        Operator operator = operators.get(node.getOpType());
        if (operator == null) {
            throw bare.refused("this operator is not supported; a chip supports "
                    + String.join(", ", new TreeSet<>(operators.keySet()))
                    + "; change the network or compute this part outside of it");
        }
        List<@Nullable Value> inputs = new ArrayList<>();
        for (String input : node.getInputList()) {
            inputs.add(input.isEmpty() ? null : value(bare, input));
        }
        boolean onlyUse = node.getInputCount() > 0 && onlyUsedOnce(node);
        Operation operation = new Operation(node, name, inputs, opset, onlyUse);
        Value result = checked(operation, operator);
        operation.requireAllRead();
        if (node.getOutputCount() == 0) {
            throw operation.refused("it has no output");
        }
        for (String extra : node.getOutputList().subList(1, node.getOutputCount())) {
            if (uses.containsKey(extra)) {
                throw operation.refused(
                        "its further output '%s' is used; only the first is supported".formatted(extra));
            }
        }
        if (values.put(node.getOutput(0), result) != null) {
            throw operation.refused("another node also produces '%s'".formatted(node.getOutput(0)));
        }
    }

    private boolean onlyUsedOnce(NodeProto node) {
        return node.getInputList().stream()
                .filter(input -> values.get(input) instanceof Activation)
                .allMatch(input -> uses.getOrDefault(input, 0) == 1);
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

    private Value value(Operation operation, String name) {
        Value known = values.get(name);
        if (known != null) {
            return known;
        }
        TensorProto initializer = initializers.get(name);
        if (initializer == null) {
            throw operation.refused(
                    "it takes '%s', which no node before it produces: the graph has a cycle or is incomplete"
                            .formatted(name));
        }
        Value value = tensors.read(initializer);
        values.put(name, value);
        return value;
    }

    private String freeName(NodeProto node) {
        String wanted = !node.getName().isEmpty()
                ? node.getName()
                : node.getOutputCount() > 0 ? node.getOutput(0) : node.getOpType();
        String name = wanted;
        for (int i = 2; !names.add(name); i++) {
            name = wanted + "-" + i;
        }
        return name;
    }

    private static void requireFinite(String layer, Parameter parameter, float[] values) {
        for (int i = 0; i < values.length; i++) {
            if (!Float.isFinite(values[i])) {
                throw new OnnxException(
                        "node '%s': its %s contain %s at row %d, column %d; expected finite numbers, so train it again"
                                .formatted(
                                        layer,
                                        parameter.role() == Parameter.Role.BIAS ? "biases" : "weights",
                                        values[i],
                                        i / parameter.columns(),
                                        i % parameter.columns()));
            }
        }
    }

    private FloatNetwork weighted(Network network) {
        List<FloatWeights> weights = new ArrayList<>();
        for (Parameter parameter : Parameter.ofFloat(network)) {
            String layer = network.nodes().get(parameter.node()).name();
            Product product = Objects.requireNonNull(products.of(layer));
            float[] values = parameter.role() == Parameter.Role.BIAS
                    ? Objects.requireNonNull(product.bias())
                    : product.weights();
            requireFinite(layer, parameter, values);
            weights.add(new FloatWeights(parameter.rows(), parameter.columns(), values));
        }
        return new FloatNetwork(network, weights);
    }
}
