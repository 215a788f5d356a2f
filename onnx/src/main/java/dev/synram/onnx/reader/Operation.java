package dev.synram.onnx.reader;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
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
    private final long opset;
    private final boolean onlyUse;
    private final Map<String, AttributeProto> attributes = new HashMap<>();
    private final Set<String> read = new HashSet<>();

    /**
     * Makes an operation.
     *
     * @param name unique name of the node
     * @param inputs the inputs; null for those omitted
     * @param onlyUse whether the node is the only consumer of its inputs
     */
    Operation(NodeProto node, String name, List<@Nullable Value> inputs, long opset, boolean onlyUse) {
        this.node = node;
        this.name = name;
        this.inputs = inputs;
        this.opset = opset;
        this.onlyUse = onlyUse;
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

    long opset() {
        return opset;
    }

    boolean isOnlyUse() {
        return onlyUse;
    }

    /** An exception that names this node. */
    OnnxException refused(String why) {
        return new OnnxException("node '%s' (%s): %s".formatted(name, operator(), why));
    }

    int inputCount() {
        return inputs.size();
    }

    /** An input, or null if it is omitted. */
    @Nullable
    Value input(int index) {
        return index < inputs.size() ? inputs.get(index) : null;
    }

    Value required(int index) {
        Value value = input(index);
        if (value == null) {
            throw refused("input %d is missing".formatted(index));
        }
        return value;
    }

    /** An input that is the result of a layer. */
    Activation activation(int index) {
        if (required(index) instanceof Activation activation) {
            if (activation.padding().length > 0 && !operator().equals("Conv")) {
                throw refused("it follows a Pad; padding is only supported before a Conv");
            }
            return activation;
        }
        throw refused("input %d is a constant; expected the results of a layer".formatted(index));
    }

    /** An input that is a constant. */
    Constant constant(int index) {
        if (required(index) instanceof Constant constant) {
            return constant;
        }
        throw refused("input %d must be a constant or an initializer: the weights of a chip cannot depend on its inputs"
                .formatted(index));
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

    float real(String attribute, float otherwise) {
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

    private int whole(String attribute, long value) {
        if (Math.abs(value) > Constant.MOST_INTEGER) {
            throw refused("%s is %d, which is out of range".formatted(attribute, value));
        }
        return (int) value;
    }

    /** Refuses any value of an attribute but the supported one. */
    void requireAttribute(String attribute, int supported, String remedy) {
        int value = integer(attribute, supported);
        if (value != supported) {
            throw refused("%s is %d; only %d is supported: %s".formatted(attribute, value, supported, remedy));
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
            throw refused("axis %d does not exist; there are %d".formatted(axis, rank));
        }
        return counted;
    }
}
