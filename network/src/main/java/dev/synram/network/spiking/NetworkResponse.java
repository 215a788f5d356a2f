package dev.synram.network.spiking;

/**
 * What a network did with one sample.
 *
 * @param spikes of its neurons
 * @param traces potentials of all neurons at the points of a grid, point by point, beginning with the start of the sample; without
 *     traces, empty
 */
@SuppressWarnings("ArrayRecordComponent") // the caller's own; responses are never compared as records
public record NetworkResponse(SpikeTrain spikes, float[] traces) {}
