package dev.synram.onnx.graph;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which nodes take a tensor, also by way of nodes that only view it. */
public final class TensorUses {

    /** Operators whose results have the elements of their first input. */
    private static final Set<String> VIEWS = Set.of(
            "Identity",
            "Dropout",
            "Cast",
            "Flatten",
            "Reshape",
            "Squeeze",
            "Unsqueeze",
            "Transpose",
            "QuantizeLinear",
            "DequantizeLinear");

    /** Operators that take the dimensions of a tensor only. */
    private static final Set<String> OF_DIMENSIONS = Set.of("Shape", "Size");

    /** Stands for the user of the graph's output. */
    private static final NodeProto OUTPUT =
            NodeProto.newBuilder().setOpType("output").build();

    private final Map<String, String> viewed = new HashMap<>();
    private final Map<String, List<NodeProto>> users = new HashMap<>();
    private final Map<String, String> makers = new HashMap<>();

    /**
     * Counts the uses.
     *
     * @param nodes in order
     * @param output of the graph
     */
    public TensorUses(List<NodeProto> nodes, String output) {
        for (NodeProto node : nodes) {
            boolean isView = VIEWS.contains(node.getOpType()) && node.getInputCount() > 0 && node.getOutputCount() > 0;
            for (int i = isView ? 1 : 0; i < node.getInputCount(); i++) {
                if (!OF_DIMENSIONS.contains(node.getOpType())) {
                    add(node.getInput(i), node);
                }
            }
            node.getOutputList().forEach(tensor -> makers.put(tensor, node.getOpType()));
            if (isView) {
                viewed.put(node.getOutput(0), root(node.getInput(0)));
            }
        }
        add(output, OUTPUT);
    }

    private String root(String tensor) {
        return viewed.getOrDefault(tensor, tensor);
    }

    private void add(String tensor, NodeProto user) {
        users.computeIfAbsent(root(tensor), _ -> new ArrayList<>()).add(user);
    }

    /** How often the elements of a tensor are taken. */
    public int count(String tensor) {
        return users.getOrDefault(root(tensor), List.of()).size();
    }

    /** Whether an operator makes the elements of a tensor. */
    public boolean isMadeBy(String tensor, String operator) {
        return operator.equals(makers.get(root(tensor)));
    }

    /** Whether all that take a tensor's elements are of some operators, or the user of the graph's output. */
    public boolean isOnlyTakenBy(String tensor, Set<String> operators) {
        return users.getOrDefault(root(tensor), List.of()).stream()
                .allMatch(user -> user.equals(OUTPUT) || operators.contains(user.getOpType()));
    }
}
