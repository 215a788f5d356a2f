package dev.synram.bench.libtorch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import java.util.List;

/** Plain fp32 layers without biases, trained by automatic differentiation. */
final class DigitalNetwork implements TorchNetwork {

    private static final Shape STRIDE = new Shape(5, 5);
    private static final Shape PADDING = new Shape(1, 1);
    private static final Shape DILATION = new Shape(1, 1);

    private final NDArray kernels;
    private final NDArray hidden;
    private final NDArray output;
    private final DigitalTraining training;

    /**
     * A network with weights, which training changes.
     *
     * @param kernels 20 x 1 x 10 x 10
     * @param hidden 128 x 500
     * @param output 10 x 128
     */
    DigitalNetwork(NDArray kernels, NDArray hidden, NDArray output) {
        this.kernels = kernels;
        this.hidden = hidden;
        this.output = output;
        training = new DigitalTraining(List.of(kernels, hidden, output));
    }

    /** Uniform weights within the root of the inverse number of inputs, as PyTorch draws them. */
    static DigitalNetwork drawn(NDManager manager) {
        return new DigitalNetwork(
                uniform(manager, 100, new Shape(20, 1, 10, 10)),
                uniform(manager, 500, new Shape(128, 500)),
                uniform(manager, 128, new Shape(10, 128)));
    }

    private static NDArray uniform(NDManager manager, int inputs, Shape shape) {
        float limit = (float) Math.sqrt(1.0 / inputs);
        return manager.randomUniform(-limit, limit, shape);
    }

    @Override
    public NDArray results(NDArray images) {
        NDArray channels =
                Conv2d.conv2d(images, kernels, null, STRIDE, PADDING, DILATION).singletonOrThrow();
        NDArray values = Activation.relu(channels).reshape(images.getShape().get(0), -1);
        NDArray activations = Activation.relu(Linear.linear(values, hidden).singletonOrThrow());
        return Linear.linear(activations, output).singletonOrThrow();
    }

    @Override
    public void train(NDArray images, NDArray labels) {
        training.step(() -> results(images), labels);
    }
}
