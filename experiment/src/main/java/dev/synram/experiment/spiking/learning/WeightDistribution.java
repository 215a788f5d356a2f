package dev.synram.experiment.spiking.learning;

/**
 * A normal distribution that initial weights are drawn from.
 *
 * @param mean of the weights
 * @param deviation their standard deviation
 */
public record WeightDistribution(double mean, double deviation) {}
