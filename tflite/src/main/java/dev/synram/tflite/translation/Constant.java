package dev.synram.tflite.translation;

import java.util.Arrays;

/**
 * Numbers of the file: weights, biases, dimensions.
 *
 * @param shape dimensions
 * @param values in the order of the file, dequantized
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Constant(int[] shape, float[] values) {

    /** Axes of filters and images in ONNX, from the order of TensorFlow Lite: channels follow the first axis. */
    private static final int[] CHANNELS_SECOND = {0, 3, 1, 2};

    /** The same with channels as the second axis. */
    Constant channelsSecond() {
        return transposed(CHANNELS_SECOND);
    }

    /** The same with axes in another order. */
    Constant transposed(int[] order) {
        int[] turned = Arrays.stream(order).map(axis -> shape[axis]).toArray();
        int[] strides = new int[shape.length];
        int stride = 1;
        for (int axis = shape.length - 1; axis >= 0; axis--) {
            strides[axis] = stride;
            stride *= shape[axis];
        }
        float[] result = new float[values.length];
        for (int i = 0; i < result.length; i++) {
            int rest = i;
            int from = 0;
            for (int axis = order.length - 1; axis >= 0; axis--) {
                from += rest % turned[axis] * strides[order[axis]];
                rest /= turned[axis];
            }
            result[i] = values[from];
        }
        return new Constant(turned, result);
    }

    /** The same with leading axes of one element. */
    Constant ofRank(int rank) {
        int[] longer = new int[Math.max(rank, shape.length)];
        Arrays.fill(longer, 1);
        System.arraycopy(shape, 0, longer, longer.length - shape.length, shape.length);
        return new Constant(longer, values);
    }

    Constant shaped(int... newShape) {
        return new Constant(newShape, values);
    }
}
