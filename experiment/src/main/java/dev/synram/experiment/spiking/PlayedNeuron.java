package dev.synram.experiment.spiking;

/**
 * A neuron of a network and how it spiked.
 *
 * @param name such as {@code chain[3]}
 * @param hemisphere of its circuit
 * @param column of its circuit
 * @param spikes in all repetitions
 * @param hertz mean rate in Hz of chip time
 * @param hertzStandardDeviation of the rate from repetition to repetition; 0 with one repetition
 */
public record PlayedNeuron(
        String name, int hemisphere, int column, int spikes, double hertz, double hertzStandardDeviation) {}
