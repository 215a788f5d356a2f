package dev.synram.experiment.accuracy;

/**
 * How far results are from targets.
 *
 * @param rootMeanSquare root mean square error over samples and outputs, in units of the targets
 * @param normalized root mean square over outputs of the error by the standard deviation of the output's targets; 1 is
 *     the error of a constant, the mean of the targets
 * @param correlation Pearson's correlation of results and targets, the mean over outputs; 0 for results that are all equal
 */
public record RegressionError(Estimate rootMeanSquare, Estimate normalized, Estimate correlation) {}
