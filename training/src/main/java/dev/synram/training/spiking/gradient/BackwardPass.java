package dev.synram.training.spiking.gradient;

import dev.synram.network.spiking.SpikingModel;
import java.util.List;

/** Computes gradients of weights from what a network did with a sample. */
public interface BackwardPass {

    /**
     * Adds the gradients of one sample.
     *
     * @param into one array a projection, as in the model
     */
    void accumulate(SpikingModel model, ScoredSample sample, List<float[]> into);
}
