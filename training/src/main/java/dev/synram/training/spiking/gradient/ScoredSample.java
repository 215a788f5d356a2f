package dev.synram.training.spiking.gradient;

import dev.synram.network.spiking.NetworkResponse;
import dev.synram.network.spiking.SpikeTrain;
import dev.synram.network.spiking.TimeGrid;

/**
 * What a network did with a sample, and how the loss depends on it.
 *
 * @param input spikes of the inputs
 * @param response of the network
 * @param grid the points of its traces
 * @param outputs how the loss depends on the outputs
 * @param spikes derivatives of the loss with respect to the number of spikes of the first neurons; of the others it does not depend
 */
@SuppressWarnings("ArrayRecordComponent") // the caller's own; samples are never compared as records
public record ScoredSample(
        SpikeTrain input, NetworkResponse response, TimeGrid grid, OutputGradients outputs, float[] spikes) {

    /** A loss that depends on the outputs alone. */
    public ScoredSample(SpikeTrain input, NetworkResponse response, TimeGrid grid, OutputGradients outputs) {
        this(input, response, grid, outputs, new float[0]);
    }
}
