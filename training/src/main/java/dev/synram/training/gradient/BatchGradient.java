package dev.synram.training.gradient;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.synram.data.LabelledData;
import java.util.List;

/** Computes the loss of a batch and how it changes with every weight. */
public interface BatchGradient {

    /**
     * What a batch gave.
     *
     * @param loss its mean loss
     * @param correct samples classified as labelled
     * @param gradients the gradient of the loss by the weights of each multiplication, valid until the next batch
     */
    record Outcome(double loss, long correct, List<NDArray> gradients) {}

    /**
     * Runs a batch forwards and backwards.
     *
     * @param scope owns the tensors of this batch
     * @param batch the samples
     * @param weights the weights of each multiplication, inputs x outputs
     * @param step number of the batch since training began
     */
    Outcome compute(NDManager scope, LabelledData batch, List<SharedMatrix> weights, long step);
}
