package dev.synram.experiment.spiking;

/**
 * A spike that the chip sent to the host.
 *
 * @param repetition in which it was recorded, from 0
 * @param neuron number of its neuron among all neurons of the network, from 0
 * @param microseconds its time in µs of chip time, in steps of 8 ns
 */
public record PlayedSpike(int repetition, int neuron, double microseconds) {}
