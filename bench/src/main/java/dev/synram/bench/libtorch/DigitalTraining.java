package dev.synram.bench.libtorch;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDScope;
import ai.djl.training.GradientCollector;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import java.util.List;
import java.util.function.Supplier;

/** Improves weights by Adam on the cross-entropy, with gradients by automatic differentiation. */
final class DigitalTraining {

    private static final float LEARNING_RATE = 1e-3f;

    private final List<NDArray> weights;
    private final Loss loss = Loss.softmaxCrossEntropyLoss();
    private final Optimizer adam = Optimizer.adam()
            .optLearningRateTracker(Tracker.fixed(LEARNING_RATE))
            .build();

    DigitalTraining(List<NDArray> weights) {
        this.weights = List.copyOf(weights);
    }

    /**
     * One step.
     *
     * @param results computes the outputs of the batch from the weights
     * @param labels the class of each sample
     */
    void step(Supplier<NDArray> results, NDArray labels) {
        weights.stream().filter(w -> !w.hasGradient()).forEach(w -> w.setRequiresGradient(true));
        Engine engine = labels.getManager().getEngine();
        try (NDScope _ = new NDScope();
                GradientCollector gradients = engine.newGradientCollector()) {
            gradients.backward(loss.evaluate(new NDList(labels), new NDList(results.get())));
        }
        for (int i = 0; i < weights.size(); i++) {
            try (NDArray gradient = weights.get(i).getGradient()) {
                adam.update("weights" + i, weights.get(i), gradient);
                gradient.subi(gradient);
            }
        }
    }
}
