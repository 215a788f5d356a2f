package dev.synram.onnx.reader;

/** What a kind of node means. */
@FunctionalInterface
interface Operator {

    /**
     * What a node gives.
     *
     * @throws OnnxException if a chip cannot do it
     */
    Value apply(Operation operation);
}
