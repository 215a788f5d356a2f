package dev.synram.training.spiking.gradient;

import dev.synram.network.spiking.NetworkResponse;
import dev.synram.network.spiking.Scores;
import dev.synram.network.spiking.SpikeTrain;
import dev.synram.network.spiking.TimeGrid;

/**
 * What a network did with a sample, and how the loss depends on it.
 *
 * @param input spikes of the inputs
 * @param response of the network
 * @param grid the points of its traces
 * @param scores of the outputs
 * @param scoreGradients derivative of the loss with respect to each score
 * @param spikeGradients derivative of the loss with respect to the number of spikes of each neuron; 0 without penalties
 */
@SuppressWarnings("ArrayRecordComponent") // the caller's own; samples are never compared as records
public record ScoredSample(
        SpikeTrain input,
        NetworkResponse response,
        TimeGrid grid,
        Scores scores,
        double[] scoreGradients,
        double[] spikeGradients) {}
