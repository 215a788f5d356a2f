package dev.synram.onnx.reader;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.Set;

/** The namespaces of operators. */
final class Domains {

    private static final Set<String> STANDARD = Set.of("", "ai.onnx");

    /** Where Brevitas and QONNX put their quantizers. */
    private static final Set<String> QUANTIZERS =
            Set.of("qonnx.custom_op.general", "onnx.brevitas", "finn.custom_op.general");

    private Domains() {}

    static boolean isStandard(String domain) {
        return STANDARD.contains(domain);
    }

    static boolean isKnown(NodeProto node) {
        return node.getOpType().equals("Quant") ? QUANTIZERS.contains(node.getDomain()) : isStandard(node.getDomain());
    }
}
