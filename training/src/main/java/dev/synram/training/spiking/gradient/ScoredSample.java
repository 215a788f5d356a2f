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
 */
public record ScoredSample(SpikeTrain input, NetworkResponse response, TimeGrid grid, OutputGradients outputs) {}
