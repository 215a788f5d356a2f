package dev.synram.tflite.translation;

import ai.onnx.proto.OnnxMl.AttributeProto;

/** What the options of convolutions and pools have in common: they begin with padding and strides. */
final class Windows {

    private static final int PADDING = 0;
    private static final int STRIDE_WIDTH = 1;
    private static final int STRIDE_HEIGHT = 2;

    private Windows() {}

    static AttributeProto strides(Step step) {
        return OnnxGraph.attribute(
                "strides", new int[] {step.positive(STRIDE_HEIGHT, 0), step.positive(STRIDE_WIDTH, 0)});
    }

    /** SAME adds an odd row or column after the others. */
    static AttributeProto padding(Step step) {
        return switch (step.choice(PADDING)) {
            case 0 -> OnnxGraph.attribute("auto_pad", "SAME_UPPER");
            case 1 -> OnnxGraph.attribute("auto_pad", "VALID");
            default -> throw step.refused("padding %s; supported are SAME and VALID".formatted(step.choice(PADDING)));
        };
    }
}
