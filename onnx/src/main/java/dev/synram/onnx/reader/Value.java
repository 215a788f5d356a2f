package dev.synram.onnx.reader;

/** The value of an edge of an ONNX graph. */
sealed interface Value permits ConstantValue, Activation {

    /** All dimensions; among those of results of layers, the first is the batch, as 0. */
    int[] dimensionsWithBatch();
}
