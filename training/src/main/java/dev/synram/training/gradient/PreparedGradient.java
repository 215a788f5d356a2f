package dev.synram.training.gradient;

import ai.djl.ndarray.NDManager;
import dev.synram.data.LabelledData;
import java.util.List;

/**
 * Computes the loss of a batch and its gradient with respect to the weights, after the part that needs no weights.
 *
 * @param <B> a batch after that part
 */
public interface PreparedGradient<B> {

    /** Computes what needs no weights. Runs in another thread, while the batch before is used. */
    B prepared(LabelledData batch);

    /**
     * Runs the forward and backward pass of a batch.
     *
     * @param scope owns the tensors of this batch
     * @param batch the samples
     * @param weights the weights of each multiplication, inputs x outputs
     * @param step index of the batch since training began
     */
    BatchGradient.Outcome compute(NDManager scope, B batch, List<SharedMatrix> weights, long step);
}
