package dev.synram.onnx.reader;

import ai.onnx.proto.OnnxMl.NodeProto;
import dev.synram.onnx.graph.OnnxException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds all nodes that no operator translates, and names what is nearest to each. */
final class Unsupported {

    private static final int MOST_NAMED = 20;

    /** Operators whose results are constants whatever they take. */
    private static final Set<String> OF_DIMENSIONS = Set.of("Shape", "Size");

    private static final Map<String, String> NEAREST = new HashMap<>();

    static {
        nearest(
                "BatchNormalization with the statistics of training",
                "InstanceNormalization",
                "LRN",
                "LpNormalization");
        nearest("LayerNormalization", "GroupNormalization", "MeanVarianceNormalization", "RMSNormalization");
        nearest("Conv after a Pad, or a network without upsampling", "ConvTranspose", "Resize", "Upsample");
        nearest("AveragePool", "LpPool");
        nearest("GlobalAveragePool", "GlobalLpPool", "ReduceSum", "ReduceL1", "ReduceL2", "ReduceSumSquare");
        nearest("ArgMax", "TopK", "Hardmax", "ArgMin", "ReduceMin");
        nearest("MatMul", "Einsum", "MatMulInteger", "ConvInteger");
        nearest("Gemm with dequantized weights", "QLinearMatMul", "QGemm");
        nearest("Conv between DequantizeLinear and QuantizeLinear (QDQ format)", "QLinearConv", "QLinearAdd");
        nearest("LeakyRelu", "ThresholdedRelu", "Shrink");
        nearest("Conv, unrolled over time", "LSTM", "GRU", "RNN");
        nearest("the branch that is taken, exported alone", "If", "Loop", "Scan");
        nearest("convolutions of the groups of channels (group of Conv)", "Split");
    }

    private Unsupported() {}

    private static void nearest(String substitute, String... operators) {
        for (String operator : operators) {
            NEAREST.put(operator, substitute);
        }
    }

    /**
     * Refuses a graph with nodes of unknown operators.
     *
     * @param nodes of the graph, in order
     * @param input name of the graph's input
     * @param onResults names of the operators that are translated on results of layers
     * @param onConstants names of those that are translated on constants
     * @throws OnnxException naming all such nodes
     */
    static void refuse(List<NodeProto> nodes, String input, Set<String> onResults, Set<String> onConstants) {
        List<String> found = new ArrayList<>();
        Set<String> results = new HashSet<>(Set.of(input));
        for (NodeProto node : nodes) {
            boolean takesResults = node.getInputList().stream().anyMatch(results::contains);
            boolean isStandard = Domains.isKnown(node);
            boolean isKnown =
                    onResults.contains(node.getOpType()) || (!takesResults && onConstants.contains(node.getOpType()));
            if (!isStandard || !isKnown) {
                found.add(described(node, isStandard));
            }
            if (takesResults && !OF_DIMENSIONS.contains(node.getOpType())) {
                results.addAll(node.getOutputList());
            }
        }
        if (found.isEmpty()) {
            return;
        }
        String more = found.size() > MOST_NAMED ? "; and %s more".formatted(found.size() - MOST_NAMED) : "";
        throw new OnnxException("%s not supported: %s%s; change the network, or compute these parts outside of it"
                .formatted(
                        found.size() == 1 ? "a node is" : found.size() + " nodes are",
                        String.join("; ", found.subList(0, Math.min(MOST_NAMED, found.size()))),
                        more));
    }

    private static String described(NodeProto node, boolean isStandard) {
        String name = node.getName().isEmpty() && node.getOutputCount() > 0 ? node.getOutput(0) : node.getName();
        String domain = isStandard ? "" : " of domain '%s'".formatted(node.getDomain());
        String nearest = NEAREST.get(node.getOpType());
        return "node '%s' (%s%s)".formatted(name, node.getOpType(), domain)
                + (nearest == null ? "" : ", nearest is " + nearest);
    }
}
