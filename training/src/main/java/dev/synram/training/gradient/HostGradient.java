package dev.synram.training.gradient;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import dev.synram.data.LabelledData;
import java.util.List;

/** Gradients of the network in float on the host: computed by the automatic differentiation of the library. */
public final class HostGradient implements PreparedGradient<FloatInput> {

    private final FloatForward forward;
    private final CrossEntropy loss;

    /** Computes the gradient of a loss in float. */
    public HostGradient(FloatForward forward, CrossEntropy loss) {
        this.forward = forward;
        this.loss = loss;
    }

    @Override
    public FloatInput prepared(LabelledData batch) {
        return forward.input(batch);
    }

    @Override
    public BatchGradient.Outcome compute(NDManager scope, FloatInput batch, List<SharedMatrix> weights, long step) {
        try (batch) {
            return outcome(scope, batch, weights);
        }
    }

    private BatchGradient.Outcome outcome(NDManager scope, FloatInput batch, List<SharedMatrix> weights) {
        List<NDArray> tensors = weights.stream().map(SharedMatrix::tensor).toList();
        tensors.forEach(HostGradient::clear);
        NDArray logits;
        NDArray cost;
        NDArray labels;
        try (GradientCollector gradients = scope.getEngine().newGradientCollector()) {
            logits = forward.results(scope, batch, tensors).getLast();
            labels = CrossEntropy.labels(logits, batch.samples().labels());
            cost = loss.of(logits, labels, batch.samples());
            gradients.backward(cost);
        }
        return new BatchGradient.Outcome(
                cost.getFloat(),
                CrossEntropy.correct(logits, labels),
                tensors.stream().map(HostGradient::gradient).toList());
    }

    /** Clears the gradient, because the library accumulates over batches. */
    private static void clear(NDArray tensor) {
        if (tensor.hasGradient()) {
            try (NDArray gradient = tensor.getGradient()) {
                gradient.subi(gradient);
            }
        } else {
            tensor.setRequiresGradient(true);
        }
    }

    private static float[] gradient(NDArray tensor) {
        try (NDArray gradient = tensor.getGradient()) {
            return gradient.toFloatArray();
        }
    }
}
