package dev.synram.bench.libtorch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import java.util.List;

/** The network on the linear model of the chip; its gradients are those of the plain products. */
final class MockNetwork implements TorchNetwork {

    private static final int STRIDE = 5;
    private static final int BLOCKS = 6;
    private static final int POSITIONS = BLOCKS - 1;
    private static final Shape PADDING = new Shape(1, 1, 1, 1);
    private static final int OUTPUT_DIVISOR = 8;
    private static final float INITIAL_LIMIT = 40;
    private static final float LEARNING_RATE = 0.1f;

    private final LinearMock mock;
    private final List<NDArray> matrices;
    private final Loss loss = Loss.softmaxCrossEntropyLoss();
    private final Optimizer adam = Optimizer.adam()
            .optLearningRateTracker(Tracker.fixed(LEARNING_RATE))
            .build();

    /**
     * A network with weights, which training changes.
     *
     * @param matrices 100 x 20, 500 x 128 and 128 x 10, -63 to 63
     */
    MockNetwork(LinearMock mock, List<NDArray> matrices) {
        this.mock = mock;
        this.matrices = List.copyOf(matrices);
    }

    /** Uniform weights. */
    static MockNetwork drawn(LinearMock mock, NDManager manager) {
        return new MockNetwork(
                mock,
                List.of(
                        manager.randomUniform(-INITIAL_LIMIT, INITIAL_LIMIT, new Shape(100, 20)),
                        manager.randomUniform(-INITIAL_LIMIT, INITIAL_LIMIT, new Shape(500, 128)),
                        manager.randomUniform(-INITIAL_LIMIT, INITIAL_LIMIT, new Shape(128, 10))));
    }

    @Override
    public NDArray results(NDArray images) {
        return outputs(products(images));
    }

    private List<LinearMock.Product> products(NDArray images) {
        LinearMock.Product patches = mock.product(patches(images), matrices.get(0));
        NDArray values = patches.activations().reshape(images.getShape().get(0), -1);
        LinearMock.Product hidden = mock.product(values, matrices.get(1));
        return List.of(patches, hidden, mock.product(hidden.activations(), matrices.get(2)));
    }

    private static NDArray outputs(List<LinearMock.Product> products) {
        return products.getLast().results().div(OUTPUT_DIVISOR);
    }

    /**
     * The patches of the convolution, images * 25 x 100. A patch is twice as long as the stride, so that it consists of two
     * times two blocks of 5 x 5.
     */
    private static NDArray patches(NDArray images) {
        NDArray blocks = images.mul(LinearMock.MAX_INPUT).pad(PADDING, 0).reshape(-1, BLOCKS, STRIDE, BLOCKS, STRIDE);
        NDArray rows = blocks.get(new NDIndex().addAllDim().addSliceDim(0, POSITIONS))
                .concat(blocks.get(new NDIndex().addAllDim().addSliceDim(1, BLOCKS)), 2);
        NDArray both = rows.get(new NDIndex().addAllDim(3).addSliceDim(0, POSITIONS))
                .concat(rows.get(new NDIndex().addAllDim(3).addSliceDim(1, BLOCKS)), 4);
        return both.transpose(0, 1, 3, 2, 4).reshape(-1, 4 * STRIDE * STRIDE);
    }

    @Override
    public void train(NDArray images, NDArray labels) {
        List<NDArray> gradients;
        try (NDScope _ = new NDScope()) {
            gradients = gradients(products(images), labels);
            gradients.forEach(NDScope::unregister);
        }
        for (int i = 0; i < matrices.size(); i++) {
            NDArray matrix = matrices.get(i);
            try (NDArray gradient = gradients.get(i)) {
                adam.update("matrix" + i, matrix, gradient);
            }
            try (NDArray limited = matrix.clip(-LinearMock.MAX_WEIGHT, LinearMock.MAX_WEIGHT)) {
                limited.copyTo(matrix);
            }
        }
    }

    /** The gradients of the loss for all matrices. */
    private List<NDArray> gradients(List<LinearMock.Product> products, NDArray labels) {
        NDArray fromOutput = lossGradient(outputs(products), labels).div(OUTPUT_DIVISOR);
        LinearMock.Product hidden = products.get(1);
        NDArray fromHidden = hidden.beforeActivations(products.get(2).inputGradient(fromOutput));
        LinearMock.Product patches = products.get(0);
        NDArray fromPatches = patches.beforeActivations(
                hidden.inputGradient(fromHidden).reshape(patches.results().getShape()));
        return List.of(
                patches.weightGradient(fromPatches),
                hidden.weightGradient(fromHidden),
                products.get(2).weightGradient(fromOutput));
    }

    private NDArray lossGradient(NDArray outputs, NDArray labels) {
        outputs.setRequiresGradient(true);
        try (GradientCollector gradients = outputs.getManager().getEngine().newGradientCollector()) {
            gradients.backward(loss.evaluate(new NDList(labels), new NDList(outputs)));
        }
        return outputs.getGradient();
    }
}
