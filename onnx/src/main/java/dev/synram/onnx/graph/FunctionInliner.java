package dev.synram.onnx.graph;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.FunctionProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Replaces calls of a file's own functions by their nodes. */
public final class FunctionInliner {

    private static final int MOST_LEVELS = 16;

    /** Functions that call functions can multiply: a small file could define more nodes than fit into memory. */
    private static final int MOST_NODES = 100_000;

    private final Map<String, FunctionProto> functions = new HashMap<>();
    private final List<NodeProto> nodes = new ArrayList<>();
    private int calls;

    private FunctionInliner(ModelProto model) {
        for (FunctionProto function : model.getFunctionsList()) {
            functions.put(key(function.getDomain(), function.getName()), function);
        }
    }

    /**
     * The nodes of a model's graph without calls of functions.
     *
     * @throws OnnxException if functions call themselves, or there are too many nodes
     */
    public static List<NodeProto> nodes(ModelProto model) {
        FunctionInliner inliner = new FunctionInliner(model);
        model.getGraph().getNodeList().forEach(node -> inliner.add(node, 0));
        return inliner.nodes;
    }

    private static String key(String domain, String name) {
        return domain + "." + name;
    }

    private void add(NodeProto node, int level) {
        FunctionProto function = functions.get(key(node.getDomain(), node.getOpType()));
        if (function == null) {
            if (nodes.size() == MOST_NODES) {
                throw new OnnxException("its functions expand to more than %s nodes".formatted(MOST_NODES));
            }
            nodes.add(node);
            return;
        }
        if (calls == MOST_NODES) {
            throw new OnnxException("its functions are called more than %s times".formatted(MOST_NODES));
        }
        if (level == MOST_LEVELS) {
            throw new OnnxException(
                    "function '%s' is nested more than %s levels deep".formatted(function.getName(), MOST_LEVELS));
        }
        Map<String, AttributeProto> attributes = new HashMap<>();
        function.getAttributeProtoList().forEach(attribute -> attributes.put(attribute.getName(), attribute));
        node.getAttributeList().forEach(attribute -> attributes.put(attribute.getName(), attribute));
        Map<String, String> names = new HashMap<>(Map.of("", ""));
        bind(function.getInputList(), node.getInputList(), names);
        bind(function.getOutputList(), node.getOutputList(), names);
        String prefix = "%s-%s.".formatted(node.getName().isEmpty() ? function.getName() : node.getName(), ++calls);
        for (NodeProto inner : function.getNodeList()) {
            add(renamed(inner, prefix, names, attributes), level + 1);
        }
    }

    private static void bind(List<String> formal, List<String> actual, Map<String, String> names) {
        for (int i = 0; i < formal.size(); i++) {
            if (i < actual.size() && !actual.get(i).isEmpty()) {
                names.put(formal.get(i), actual.get(i));
            } else {
                names.putIfAbsent(formal.get(i), "");
            }
        }
    }

    private static NodeProto renamed(
            NodeProto node, String prefix, Map<String, String> names, Map<String, AttributeProto> attributes) {
        NodeProto.Builder renamed = node.toBuilder().clearInput().clearOutput().clearAttribute();
        renamed.setName(prefix + (node.getName().isEmpty() ? node.getOpType() : node.getName()));
        node.getInputList().forEach(input -> renamed.addInput(names.computeIfAbsent(input, prefix::concat)));
        for (String output : node.getOutputList()) {
            String bound = names.get(output);
            String unused = prefix + output;
            if (bound == null || (bound.isEmpty() && !output.isEmpty())) {
                names.put(output, unused);
            }
            renamed.addOutput(names.getOrDefault(output, unused));
        }
        for (AttributeProto attribute : node.getAttributeList()) {
            if (attribute.getRefAttrName().isEmpty()) {
                renamed.addAttribute(attribute);
            } else if (attributes.containsKey(attribute.getRefAttrName())) {
                AttributeProto given = attributes.get(attribute.getRefAttrName());
                renamed.addAttribute(given.toBuilder().setName(attribute.getName()));
            }
        }
        return renamed.build();
    }
}
