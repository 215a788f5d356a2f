package dev.synram.onnx.reader;

/** The value of an edge of an ONNX graph. */
sealed interface Value permits Constant, Activation {

    /** All dimensions, including the batch, which is 0. */
    int[] dimensionsWithBatch();
}
