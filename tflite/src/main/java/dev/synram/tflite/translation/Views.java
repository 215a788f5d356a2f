package dev.synram.tflite.translation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Operators that arrange elements: RESHAPE, SQUEEZE, EXPAND_DIMS, CONCATENATION and PAD. */
final class Views {

    private static final int CONCATENATION_AXIS = 0;
    private static final int CONCATENATION_ACTIVATION = 1;

    /** For each axis of images with channels last, the axis with channels first. */
    private static final int[] CHANNELS_FIRST = {0, 2, 3, 1};

    private Views() {}

    /** The output's dimensions say all; the first of them is the batch and stays open. */
    static void reshape(Step step) {
        int[] before = step.shape(0);
        int[] after = step.outputShape();
        if (before.length < 2
                || after.length < 2
                || sampleSize(before) < 1
                || sampleSize(before) != sampleSize(after)) {
            throw step.refused("it reshapes dimensions %s to %s; the batch must stay the first dimension"
                    .formatted(Arrays.toString(before), Arrays.toString(after)));
        }
        long[] wanted = new long[after.length];
        Arrays.setAll(wanted, i -> i == 0 ? -1 : after[i]);
        step.result(
                false, step.node("Reshape", List.of(step.inOrder(0), step.onnx().integers(wanted))));
    }

    private static long sampleSize(int[] shape) {
        return Constants.size(Arrays.copyOfRange(shape, 1, shape.length));
    }

    static void concatenate(Step step) {
        int rank = step.outputShape().length;
        int axis = axis(step, step.option(CONCATENATION_AXIS, 0), rank);
        boolean images = rank == Results.IMAGE_RANK;
        List<String> inputs = new ArrayList<>();
        for (int i = 0; i < step.inputs(); i++) {
            inputs.add(images ? step.channelsFirst(i) : step.inOrder(i));
        }
        step.activated(
                images,
                CONCATENATION_ACTIVATION,
                step.node("Concat", inputs, OnnxGraph.attribute("axis", images ? CHANNELS_FIRST[axis] : axis)));
    }

    private static int axis(Step step, int axis, int rank) {
        int counted = axis < 0 ? axis + rank : axis;
        if (counted < 1 || counted >= rank) {
            throw step.refused("axis %s of %s dimensions".formatted(axis, rank));
        }
        return counted;
    }

    /** Rows of the second input are the zeros before and after each axis. */
    static void pad(Step step) {
        int rank = step.shape(0).length;
        int[] zeros = step.integers(1);
        if (zeros.length != 2 * rank || rank == 0) {
            throw step.refused("%s numbers of zeros for %s dimensions".formatted(zeros.length, rank));
        }
        boolean images = rank == Results.IMAGE_RANK;
        long[] pads = new long[2 * rank];
        for (int axis = 0; axis < rank; axis++) {
            int target = images ? CHANNELS_FIRST[axis] : axis;
            pads[target] = zeros[2 * axis];
            pads[rank + target] = zeros[2 * axis + 1];
        }
        String input = images ? step.channelsFirst(0) : step.inOrder(0);
        step.result(images, step.node("Pad", List.of(input, step.onnx().integers(pads))));
    }
}
