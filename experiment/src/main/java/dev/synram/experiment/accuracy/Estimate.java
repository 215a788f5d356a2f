package dev.synram.experiment.accuracy;

/**
 * A figure with its 95 % interval over samples of that kind.
 *
 * @param value the figure
 * @param low lower end
 * @param high upper end
 */
public record Estimate(double value, double low, double high) {}
