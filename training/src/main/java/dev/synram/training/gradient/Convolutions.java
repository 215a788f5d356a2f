package dev.synram.training.gradient;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import dev.synram.network.layer.Conv2d;
import dev.synram.network.shape.Axis;
import dev.synram.network.shape.Window;
import org.jspecify.annotations.Nullable;

/** Convolutions by the library's own operation, which is much faster than products with unrolled samples. */
final class Convolutions {

    private Convolutions() {}

    /** Whether the library supports the operation: symmetric padding and a single group. */
    static boolean fits(Conv2d conv) {
        return conv.groups() == 1
                && isEven(conv.window().vertical())
                && isEven(conv.window().horizontal());
    }

    private static boolean isEven(Axis axis) {
        return axis.before() == axis.after();
    }

    /**
     * Convolves.
     *
     * @param samples one row per sample, with channels last
     * @param input the shape of a sample
     * @param weights taps and input channels x outputs
     * @param bias 1 x outputs
     * @return one row per sample
     */
    static NDArray results(
            Conv2d conv,
            NDArray samples,
            dev.synram.network.shape.Shape input,
            NDArray weights,
            @Nullable NDArray bias) {
        Window window = conv.window();
        NDArray images = samples.reshape(-1, input.height(), input.width(), input.channels())
                .transpose(0, 3, 1, 2);
        NDArray kernels = weights.reshape(
                        window.vertical().kernel(), window.horizontal().kernel(), input.channels(), conv.outputs())
                .transpose(3, 2, 0, 1);
        NDArray results = ai.djl.nn.convolutional.Conv2d.conv2d(
                        images,
                        kernels,
                        bias == null ? null : bias.reshape(conv.outputs()),
                        new Shape(
                                window.vertical().stride(), window.horizontal().stride()),
                        new Shape(
                                window.vertical().before(), window.horizontal().before()),
                        new Shape(
                                window.vertical().dilation(),
                                window.horizontal().dilation()))
                .singletonOrThrow();
        return results.transpose(0, 2, 3, 1).reshape(samples.getShape().get(0), -1);
    }
}
