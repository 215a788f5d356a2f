package dev.synram.onnx.reader;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import dev.synram.onnx.graph.OnnxException;
import dev.synram.onnx.tensor.Constant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A node of an ONNX graph with its inputs and attributes; errors name the node. */
final class Operation {

    private final NodeProto node;
    private final String name;
    private final List<@Nullable Value> inputs;
    private final NetworkDraft draft;
    private final Map<String, AttributeProto> attributes = new HashMap<>();
    private final Set<String> read = new HashSet<>();

    /**
     * Makes an operation.
     *
     * @param name unique name of the node
     * @param inputs the inputs; null for those omitted
     */
    Operation(NodeProto node, String name, List<@Nullable Value> inputs, NetworkDraft draft) {
        this.node = node;
        this.name = name;
        this.inputs = inputs;
        this.draft = draft;
        for (AttributeProto attribute : node.getAttributeList()) {
            attributes.put(attribute.getName(), attribute);
        }
    }

    String name() {
        return name;
    }

    String operator() {
        return node.getOpType();
    }

    NetworkDraft draft() {
        return draft;
    }

    long opset() {
        return draft.opset();
    }

    /** Whether this node alone takes the elements of an input. */
    boolean isOnlyUse(int index) {
        return draft.uses().count(node.getInput(index)) == 1;
    }

    /** Whether all that take the elements of the result are of some operators, or users of the network. */
    boolean isOnlyTakenBy(Set<String> operators) {
        return node.getOutputCount() > 0 && draft.uses().isOnlyTakenBy(node.getOutput(0), operators);
    }

    /** Whether an operator makes the elements of an input. */
    boolean isMadeBy(int index, String operator) {
        return draft.uses().isMadeBy(node.getInput(index), operator);
    }

    /** An exception that names this node. */
    OnnxException refused(String why) {
        return new OnnxException("node '%s' (%s): %s".formatted(name, operator(), why));
    }

    int inputCount() {
        return inputs.size();
    }

    /** Whether all inputs are constants. */
    boolean isConstant() {
        return inputs.stream().noneMatch(Activation.class::isInstance);
    }

    /** An input, or null if it is omitted. */
    @Nullable
    Value input(int index) {
        return index < inputs.size() ? inputs.get(index) : null;
    }

    Value required(int index) {
        Value value = input(index);
        if (value == null) {
            throw refused("input %s is missing".formatted(index));
        }
        return value;
    }

    /** An input that is the result of a layer, with everything applied that was still to be. */
    Activation activation(int index) {
        return draft.complete(pending(index));
    }

    /** An input that is the result of a layer; factors, offsets and padding may still have to be applied. */
    Activation pending(int index) {
        if (required(index) instanceof Activation activation) {
            return activation;
        }
        throw refused("input %s is a constant; expected the results of a layer".formatted(index));
    }

    /** The same, with at most factors and offsets still to be applied. */
    Activation unpadded(int index) {
        Activation results = pending(index);
        return results.padding().length == 0 ? results : draft.complete(results);
    }

    /** An input that is a constant. */
    Constant constant(int index) {
        if (required(index) instanceof ConstantValue value) {
            return value.constant();
        }
        throw refused("input %s must be a constant or an initializer: the weights of a chip cannot depend on its inputs"
                .formatted(index));
    }

    /** An input that is a constant of finite floating-point numbers. */
    Constant reals(int index) {
        Constant constant = limits(index);
        for (int i = 0; i < constant.size(); i++) {
            if (!Float.isFinite(constant.values()[i])) {
                throw refused("input %s '%s' contains %s at element %s; expected finite numbers, so train it again"
                        .formatted(index, node.getInput(index), constant.values()[i], i));
            }
        }
        return constant;
    }

    /** An input that is a constant of floating-point numbers, of which some may be infinite. */
    Constant limits(int index) {
        Constant constant = constant(index);
        if (constant.type() != Constant.Type.REAL) {
            throw refused(
                    "input %s '%s' holds integers; put a DequantizeLinear with their scale between it and this node, or store floating-point numbers"
                            .formatted(index, node.getInput(index)));
        }
        return constant;
    }

    /** An input that is a constant, or null if it is omitted. */
    @Nullable
    Constant optionalConstant(int index) {
        return input(index) == null ? null : constant(index);
    }

    private @Nullable AttributeProto attribute(String attribute) {
        read.add(attribute);
        return attributes.get(attribute);
    }

    @Nullable
    AttributeProto any(String attribute) {
        return attribute(attribute);
    }

    int integer(String attribute, int otherwise) {
        AttributeProto proto = attribute(attribute);
        return proto == null ? otherwise : whole(attribute, proto.getI());
    }

    /** A finite number. */
    float real(String attribute, float otherwise) {
        float number = limit(attribute, otherwise);
        if (!Float.isFinite(number)) {
            throw refused("%s is %s; expected a finite number".formatted(attribute, number));
        }
        return number;
    }

    /** A number that may be infinite. */
    float limit(String attribute, float otherwise) {
        AttributeProto proto = attribute(attribute);
        return proto == null ? otherwise : proto.getF();
    }

    String text(String attribute, String otherwise) {
        AttributeProto proto = attribute(attribute);
        return proto == null ? otherwise : proto.getS().toStringUtf8();
    }

    int[] integers(String attribute, int... otherwise) {
        AttributeProto proto = attribute(attribute);
        if (proto == null) {
            return otherwise;
        }
        int[] values = new int[proto.getIntsCount()];
        for (int i = 0; i < values.length; i++) {
            values[i] = whole(attribute, proto.getInts(i));
        }
        return values;
    }

    /** Integers of an input or, in older opsets, of an attribute; none if both are omitted. */
    int[] integers(int index, String attribute) {
        Constant given = optionalConstant(index);
        int[] fromAttribute = integers(attribute);
        return given == null ? fromAttribute : given.integers();
    }

    private int whole(String attribute, long value) {
        if (value <= -Integer.MAX_VALUE || value >= Integer.MAX_VALUE) {
            return value < 0 ? -Integer.MAX_VALUE : Integer.MAX_VALUE;
        }
        if (Math.abs(value) > Constant.MOST_INTEGER) {
            throw refused("%s is %s, which is out of range".formatted(attribute, value));
        }
        return (int) value;
    }

    /** Marks attributes as read that change nothing here. */
    void ignore(String... harmless) {
        read.addAll(List.of(harmless));
    }

    /** Refuses any value of an attribute but the supported one. */
    void requireAttribute(String attribute, int supported, String remedy) {
        int value = integer(attribute, supported);
        if (value != supported) {
            throw refused("%s is %s; only %s is supported: %s".formatted(attribute, value, supported, remedy));
        }
    }

    /** Refuses attributes that were not read: their meaning would be lost. */
    void requireAllRead() {
        for (String attribute : attributes.keySet()) {
            if (!read.contains(attribute)) {
                throw refused("attribute %s is not supported; export the network without it".formatted(attribute));
            }
        }
    }

    /** An axis, including that of the batch, counted from the front. */
    int axis(int axis, int rank) {
        int counted = axis < 0 ? axis + rank : axis;
        if (counted < 0 || counted >= rank) {
            throw refused("axis %s does not exist; there are %s".formatted(axis, rank));
        }
        return counted;
    }

    /** An axis of a sample, counted from the front without the batch. */
    int axisOfSample(int axis, Activation input) {
        int counted = axis(axis, input.rank());
        if (counted == 0) {
            throw refused("it works along the batch; only the axes of a sample are supported");
        }
        return counted - 1;
    }
}
