package dev.synram.onnx.reader;

/** Translates the nodes of one operator. */
@FunctionalInterface
interface Operator {

    /**
     * The result of a node.
     *
     * @throws dev.synram.onnx.graph.OnnxException if a chip cannot compute it
     */
    Value apply(Operation operation);
}
