package dev.synram.nir.execution;

/**
 * A spike of a neuron.
 *
 * @param step from 0
 * @param neuron index of the neuron in its node, from 0, in row-major order
 */
public record Spike(int step, int neuron) {}
