package dev.synram.onnx.reader;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A node of an ONNX graph with its inputs and attributes; what is wrong with it is said with its name. */
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
     * @param name a name that no other node has
     * @param inputs null for those that are left out
     * @param onlyUse whether nothing else takes the first input
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

    /** A refusal that names this node. */
    OnnxException refused(String why) {
        return new OnnxException("node '%s' (%s): %s".formatted(name, operator(), why));
    }

    int inputCount() {
        return inputs.size();
    }

    /** An input, or null if it is left out. */
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

    /** An input that a layer gives. */
    Activation activation(int index) {
        if (required(index) instanceof Activation activation) {
            if (activation.padding().length > 0 && !operator().equals("Conv")) {
                throw refused("it follows a Pad; only a Conv can take padding over");
            }
            return activation;
        }
        throw refused("input %d is a constant; expected the results of a layer".formatted(index));
    }

    /** An input whose values are known. */
    Constant constant(int index) {
        if (required(index) instanceof Constant constant) {
            return constant;
        }
        throw refused("input %d must be a constant or an initializer: a chip's weights do not depend on its inputs"
                .formatted(index));
    }

    /** An input whose values are known, or null if it is left out. */
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
            throw refused("%s is %d".formatted(attribute, value));
        }
        return (int) value;
    }

    /** Refuses a value of an attribute other than the one that is supported. */
    void requireAttribute(String attribute, int supported, String remedy) {
        int value = integer(attribute, supported);
        if (value != supported) {
            throw refused("%s is %d; only %d is supported: %s".formatted(attribute, value, supported, remedy));
        }
    }

    /** Refuses attributes that were not asked for: what they mean would be lost. */
    void requireAllRead() {
        for (String attribute : attributes.keySet()) {
            if (!read.contains(attribute)) {
                throw refused("attribute %s is not supported; export the network without it".formatted(attribute));
            }
        }
    }

    /** Axes of the batch's results, counted from the front. */
    int axis(int axis, int rank) {
        int counted = axis < 0 ? axis + rank : axis;
        if (counted < 0 || counted >= rank) {
            throw refused("axis %d does not exist; there are %d".formatted(axis, rank));
        }
        return counted;
    }
}
