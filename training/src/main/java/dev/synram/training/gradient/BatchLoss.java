package dev.synram.training.gradient;

import ai.djl.ndarray.NDArray;
import dev.synram.data.LabelledData;

/** The loss of a batch as an operation of the tensor library, which knows its gradient. */
public interface BatchLoss {

    /**
     * The mean loss of a batch.
     *
     * @param results of the network, samples x outputs
     * @param labels the classes
     * @param batch the samples
     */
    NDArray of(NDArray results, NDArray labels, LabelledData batch);
}
