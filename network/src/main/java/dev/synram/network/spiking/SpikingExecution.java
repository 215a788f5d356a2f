package dev.synram.network.spiking;

import java.util.List;

/** Runs a model: exactly on the host, or on a chip. */
public interface SpikingExecution {

    /**
     * Runs a model.
     *
     * @param inputs one train a sample, of the model's inputs
     * @param grid the points at which traces are wanted
     * @param noise number of this execution, from which a chip's noise is drawn
     * @return one response a sample
     */
    List<NetworkResponse> run(SpikingModel model, List<SpikeTrain> inputs, TimeGrid grid, long noise);
}
