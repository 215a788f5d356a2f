package dev.synram.tflite.translation;

import java.util.Arrays;
import java.util.List;

/** MAX_POOL_2D, AVERAGE_POOL_2D and MEAN of images. */
final class Pools {

    /** Pool2DOptions. */
    private static final int WIDTH = 3;

    private static final int HEIGHT = 4;
    private static final int ACTIVATION = 5;

    /** ReducerOptions. */
    private static final int KEEP_DIMENSIONS = 0;

    private static final int[] ROWS_AND_COLUMNS = {1, 2};

    private Pools() {}

    /** Averages leave out the padding, as ONNX does unless it is told otherwise. */
    static void pool(Step step, String operator) {
        int[] window = {step.positive(HEIGHT, 0), step.positive(WIDTH, 0)};
        step.activated(
                true,
                ACTIVATION,
                step.node(
                        operator,
                        List.of(step.channelsFirst(0)),
                        OnnxGraph.attribute("kernel_shape", window),
                        Windows.strides(step),
                        Windows.padding(step)));
    }

    static void mean(Step step) {
        int rank = step.shape(0).length;
        int[] axes = Arrays.stream(step.integers(1))
                .map(axis -> axis < 0 ? axis + rank : axis)
                .sorted()
                .toArray();
        if (rank != Results.IMAGE_RANK || !Arrays.equals(axes, ROWS_AND_COLUMNS)) {
            throw step.refused("it averages axes %s of dimensions %s; supported are rows and columns of images"
                    .formatted(Arrays.toString(axes), Arrays.toString(step.shape(0))));
        }
        boolean keep = step.choice(KEEP_DIMENSIONS) != 0;
        String mean = step.node(
                "ReduceMean",
                List.of(step.channelsFirst(0)),
                OnnxGraph.attribute("axes", new int[] {2, 3}),
                OnnxGraph.attribute("keepdims", keep ? 1 : 0));
        step.result(keep, mean);
    }
}
