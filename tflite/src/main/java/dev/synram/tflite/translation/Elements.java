package dev.synram.tflite.translation;

import ai.onnx.proto.OnnxMl.AttributeProto;
import java.util.List;

/** Functions of single elements, and sums and products of two results or of results and constants. */
final class Elements {

    private static final int ACTIVATION = 0;
    private static final int LEAKY_SLOPE = 0;
    private static final int SOFTMAX_BETA = 0;

    private Elements() {}

    /** A function without options. */
    static void function(Step step, String operator, AttributeProto... attributes) {
        step.result(isChannelsFirst(step), step.node(operator, List.of(input(step)), attributes));
    }

    static void leaky(Step step) {
        function(step, "LeakyRelu", OnnxGraph.attribute("alpha", step.realOption(LEAKY_SLOPE, 0)));
    }

    static void clip(Step step, float low, float high) {
        step.result(isChannelsFirst(step), step.clipped(input(step), low, high));
    }

    /** Numbers stay what they are when they are quantized or dequantized: a chip quantizes in its own way. */
    static void same(Step step) {
        if (step.isConstant(0)) {
            step.resultIsConstant(0);
        } else {
            step.result(isChannelsFirst(step), input(step));
        }
    }

    /** Softmax over the last axis. */
    static void softmax(Step step) {
        float beta = step.realOption(SOFTMAX_BETA, 0);
        if (beta != 1) {
            throw step.refused("beta is %s; only 1 is supported".formatted(beta));
        }
        step.result(false, step.node("Softmax", List.of(step.inOrder(0)), OnnxGraph.attribute("axis", -1)));
    }

    static void logSoftmax(Step step) {
        step.result(false, step.node("LogSoftmax", List.of(step.inOrder(0)), OnnxGraph.attribute("axis", -1)));
    }

    private static boolean isChannelsFirst(Step step) {
        return step.isResult(0) && step.results().hasChannelsFirst(step.tensor(0));
    }

    private static String input(Step step) {
        return isChannelsFirst(step) ? step.channelsFirst(0) : step.inOrder(0);
    }

    /** Images are joined with channels first, and so are constants of their channels. */
    static void pair(Step step, String operator) {
        boolean images = isImage(step, 0) || isImage(step, 1);
        step.activated(
                images, ACTIVATION, step.node(operator, List.of(operand(step, 0, images), operand(step, 1, images))));
    }

    private static boolean isImage(Step step, int input) {
        return step.isResult(input) && step.results().isImage(step.tensor(input));
    }

    private static String operand(Step step, int input, boolean images) {
        if (step.isResult(input)) {
            return images ? step.channelsFirst(input) : step.inOrder(input);
        }
        Constant constant = step.weights(input);
        if (!images) {
            return step.onnx().constant(constant);
        }
        if (constant.shape().length > Results.IMAGE_RANK) {
            throw step.refused("a constant of %s dimensions does not fit images".formatted(constant.shape().length));
        }
        return step.onnx().constant(constant.ofRank(Results.IMAGE_RANK).channelsSecond());
    }
}
