package dev.synram.onnx.reader;

/** What an edge of an ONNX graph carries. */
sealed interface Value permits Constant, Activation {

    /** All dimensions, that of the batch too. */
    int[] dimensionsWithBatch();
}
