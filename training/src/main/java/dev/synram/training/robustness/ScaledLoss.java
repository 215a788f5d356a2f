package dev.synram.training.robustness;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import dev.synram.data.LabelledData;
import dev.synram.training.gradient.BatchLoss;
import org.jspecify.annotations.Nullable;

/** A loss of results times a factor, which also tells its derivative by the logarithm of that factor. */
final class ScaledLoss implements BatchLoss {

    private final BatchLoss loss;
    private float factor = 1;
    private @Nullable NDArray tensor;

    ScaledLoss(BatchLoss loss) {
        this.loss = loss;
    }

    /** Multiplies results by another factor from now on. */
    void scale(double other) {
        factor = (float) other;
    }

    @Override
    public NDArray of(NDArray results, NDArray labels, LabelledData batch) {
        NDArray scale = results.getManager().full(new Shape(1), factor);
        scale.setRequiresGradient(true);
        tensor = scale;
        return loss.of(results.mul(scale), labels, batch);
    }

    /** The derivative of the last loss by the logarithm of the factor, once its gradients were computed. */
    double derivative() {
        NDArray scale = tensor;
        if (scale == null) {
            throw new IllegalStateException("no loss was computed");
        }
        try (NDArray gradient = scale.getGradient()) {
            return (double) factor * gradient.toFloatArray()[0];
        }
    }
}
