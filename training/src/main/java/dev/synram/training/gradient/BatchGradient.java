package dev.synram.training.gradient;

import dev.synram.data.LabelledData;
import java.util.List;

/** Computes the loss of a batch and its gradient with respect to the weights. */
public interface BatchGradient extends PreparedGradient<LabelledData> {

    /**
     * The result of a batch.
     *
     * @param loss mean loss of the batch
     * @param correct number of samples classified correctly
     * @param gradients gradient of the loss with respect to the parameters, inputs x outputs, valid until the
     *     next batch
     */
    record Outcome(double loss, long correct, List<float[]> gradients) {}

    @Override
    default LabelledData prepared(LabelledData batch) {
        return batch;
    }
}
