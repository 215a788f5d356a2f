package dev.synram.training.gradient;

import ai.djl.ndarray.NDManager;
import dev.synram.data.LabelledData;
import java.util.List;

/** Computes the loss of a batch and its gradient with respect to the weights. */
public interface BatchGradient {

    /**
     * The result of a batch.
     *
     * @param loss mean loss of the batch
     * @param correct number of samples classified correctly
     * @param gradients gradient of the loss with respect to the parameters, inputs x outputs, valid until the
     *     next batch
     */
    record Outcome(double loss, long correct, List<float[]> gradients) {}

    /**
     * Runs the forward and backward pass of a batch.
     *
     * @param scope owns the tensors of this batch
     * @param batch the samples
     * @param weights the weights of each multiplication, inputs x outputs
     * @param step index of the batch since training began
     */
    Outcome compute(NDManager scope, LabelledData batch, List<SharedMatrix> weights, long step);
}
