package dev.synram.training.gradient;

import dev.synram.data.LabelledData;

/** A network whose outputs another one learns from. */
@FunctionalInterface
public interface Teacher {

    /**
     * Its outputs before any softmax, samples x classes.
     *
     * @param batch samples as activations of the network that learns
     */
    float[] outputs(LabelledData batch);
}
