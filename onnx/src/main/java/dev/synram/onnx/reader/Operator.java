package dev.synram.onnx.reader;

/** Translates the nodes of one operator. */
@FunctionalInterface
interface Operator {

    /**
     * The result of a node.
     *
     * @throws OnnxException if a chip cannot compute it
     */
    Value apply(Operation operation);
}
