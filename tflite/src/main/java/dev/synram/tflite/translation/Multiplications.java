package dev.synram.tflite.translation;

import ai.onnx.proto.OnnxMl.AttributeProto;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** CONV_2D, DEPTHWISE_CONV_2D and FULLY_CONNECTED. */
final class Multiplications {

    /** Conv2DOptions. */
    private static final int CONV_ACTIVATION = 3;

    private static final int CONV_DILATION = 4;

    /** DepthwiseConv2DOptions. */
    private static final int DEPTHWISE_ACTIVATION = 4;

    private static final int DEPTHWISE_DILATION = 5;

    /** FullyConnectedOptions. */
    private static final int DENSE_ACTIVATION = 0;

    private static final int DENSE_FORMAT = 1;

    private Multiplications() {}

    /** Filters are output channels x rows x columns x input channels of a group. */
    static void conv(Step step) {
        Constant filter = filter(step);
        int channels = channels(step);
        if (channels % filter.shape()[3] != 0) {
            throw step.refused("filters of %s channels do not divide the %s channels of the input"
                    .formatted(filter.shape()[3], channels));
        }
        int groups = channels / filter.shape()[3];
        convolve(step, filter.channelsSecond(), groups, CONV_DILATION, CONV_ACTIVATION);
    }

    /** Filters are 1 x rows x columns x output channels, those of the same input channel beside each other. */
    static void depthwise(Step step) {
        Constant filter = filter(step);
        int channels = channels(step);
        if (filter.shape()[0] != 1 || filter.shape()[3] % channels != 0) {
            throw step.refused("a filter of dimensions %s does not fit %s channels"
                    .formatted(Arrays.toString(filter.shape()), channels));
        }
        Constant turned = filter.transposed(new int[] {3, 0, 1, 2});
        convolve(step, turned, channels, DEPTHWISE_DILATION, DEPTHWISE_ACTIVATION);
    }

    private static Constant filter(Step step) {
        Constant filter = step.weights(1);
        if (filter.shape().length != Results.IMAGE_RANK || Constants.size(filter.shape()) < 1) {
            throw step.refused("a filter has dimensions %s".formatted(Arrays.toString(filter.shape())));
        }
        return filter;
    }

    private static int channels(Step step) {
        int[] shape = step.shape(0);
        if (shape.length != Results.IMAGE_RANK || shape[3] < 1) {
            throw step.refused("its input has dimensions %s instead of batch, rows, columns and channels"
                    .formatted(Arrays.toString(shape)));
        }
        return shape[3];
    }

    private static void convolve(Step step, Constant filter, int groups, int dilation, int activation) {
        List<String> inputs =
                new ArrayList<>(List.of(step.channelsFirst(0), step.onnx().constant(filter)));
        addBias(step, inputs, filter.shape()[0]);
        AttributeProto[] attributes = {
            OnnxGraph.attribute("kernel_shape", new int[] {filter.shape()[2], filter.shape()[3]}),
            Windows.strides(step),
            Windows.padding(step),
            OnnxGraph.attribute("dilations", new int[] {step.positive(dilation + 1, 1), step.positive(dilation, 1)}),
            OnnxGraph.attribute("group", groups)
        };
        step.activated(true, activation, step.node("Conv", inputs, attributes));
    }

    /** Weights are outputs x inputs; results of any form are taken as vectors. */
    static void dense(Step step) {
        Constant weights = step.weights(1);
        if (weights.shape().length != 2 || step.choice(DENSE_FORMAT) != 0) {
            throw step.refused(
                    "its weights of dimensions %s are stored in format %s; expected are two dimensions in format 0"
                            .formatted(Arrays.toString(weights.shape()), step.choice(DENSE_FORMAT)));
        }
        int[] shape = step.shape(0);
        long size = shape.length < 2 ? -1 : Constants.size(Arrays.copyOfRange(shape, 1, shape.length));
        if (size != weights.shape()[1] || step.outputShape().length > 2) {
            throw step.refused(
                    "samples of dimensions %s do not fit %s inputs; a layer of each time step is not supported"
                            .formatted(Arrays.toString(shape), weights.shape()[1]));
        }
        String input = step.inOrder(0);
        if (shape.length > 2) {
            input = step.node("Flatten", List.of(input), OnnxGraph.attribute("axis", 1));
        }
        List<String> inputs = new ArrayList<>(List.of(input, step.onnx().constant(weights)));
        addBias(step, inputs, weights.shape()[0]);
        step.activated(false, DENSE_ACTIVATION, step.node("Gemm", inputs, OnnxGraph.attribute("transB", 1)));
    }

    private static void addBias(Step step, List<String> inputs, int outputs) {
        if (step.has(2)) {
            Constant bias = step.weights(2);
            if (bias.values().length != outputs) {
                throw step.refused("%s biases do not fit %s outputs".formatted(bias.values().length, outputs));
            }
            inputs.add(step.onnx().constant(bias.shaped(outputs)));
        }
    }
}
