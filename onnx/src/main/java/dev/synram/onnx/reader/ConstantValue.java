package dev.synram.onnx.reader;

import dev.synram.onnx.tensor.Constant;

/** A value that is known when a file is read. */
record ConstantValue(Constant constant) implements Value {

    @Override
    public int[] dimensionsWithBatch() {
        return constant.dimensions();
    }
}
