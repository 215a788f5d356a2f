package dev.synram.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;

/** Computes a network's output for a batch, in a way that gradients can be taken of it. */
interface ForwardPass {

    /**
     * Runs the batch through the network.
     *
     * @param manager owns the tensors of this batch
     * @param batch the samples
     * @param weights the weights of each multiplication, inputs x outputs
     * @param step number of the batch since training began
     * @return samples x classes
     */
    NDArray logits(NDManager manager, Samples batch, List<NDArray> weights, long step);
}
