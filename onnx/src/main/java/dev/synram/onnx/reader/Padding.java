package dev.synram.onnx.reader;

import dev.synram.onnx.graph.OnnxException;

/** Zeros around results that no convolution takes over. */
final class Padding {

    private Padding() {}

    static Activation applied(NetworkDraft draft, Activation results) {
        throw new OnnxException("it follows a Pad; padding is only supported before a Conv");
    }
}
