package dev.synram.onnx.graph;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The nodes that an output depends on, each after those that it takes from. */
public final class LiveNodes {

    private final Map<String, NodeProto> producers = new HashMap<>();
    private final Set<String> begun = new HashSet<>();
    private final Set<String> done = new HashSet<>();
    private final List<NodeProto> sorted = new ArrayList<>();

    private LiveNodes(List<NodeProto> nodes) {
        for (NodeProto node : nodes) {
            for (String output : node.getOutputList()) {
                if (!output.isEmpty() && producers.put(output, node) != null) {
                    throw new OnnxException("two nodes produce '%s', one of them is '%s' (%s)"
                            .formatted(output, node.getName(), node.getOpType()));
                }
            }
        }
    }

    /**
     * Sorts the nodes that an output depends on.
     *
     * @param nodes in any order
     * @throws OnnxException naming a node of a cycle, or a tensor that two nodes produce
     */
    public static List<NodeProto> of(List<NodeProto> nodes, String output) {
        LiveNodes live = new LiveNodes(nodes);
        live.visit(output);
        return live.sorted;
    }

    /** Depth first, without recursion, so that the depth of a graph is not limited by the stack. */
    private void visit(String output) {
        Deque<NodeProto> open = new ArrayDeque<>();
        push(open, output);
        while (!open.isEmpty()) {
            NodeProto node = open.getLast();
            if (begun.add(key(node))) {
                node.getInputList().forEach(input -> push(open, input));
            } else {
                open.removeLast();
                if (done.add(key(node))) {
                    sorted.add(node);
                }
            }
        }
    }

    private void push(Deque<NodeProto> open, String tensor) {
        NodeProto node = producers.get(tensor);
        if (node == null || done.contains(key(node))) {
            return;
        }
        if (begun.contains(key(node))) {
            throw new OnnxException("the graph has a cycle: node '%s' (%s) takes its own result, by way of '%s'"
                    .formatted(node.getName(), node.getOpType(), tensor));
        }
        open.addLast(node);
    }

    /** No two nodes have the same first output. */
    private static String key(NodeProto node) {
        return node.getOutputList().stream()
                .filter(output -> !output.isEmpty())
                .findFirst()
                .orElse("");
    }
}
