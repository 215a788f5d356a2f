package dev.synram.bench.spiking;

/**
 * How times of first spikes differ from those of a reference. Of a neuron whose membrane barely reaches its threshold, the slightest
 * error decides when it spikes and whether it does: a few of thousands may make the larger part of mean squares. The central error
 * leaves them out.
 *
 * @param compared spikes that both have
 * @param missing spikes that only the reference has
 * @param additional spikes that the reference does not have
 * @param medianNanos median error: later than the reference if positive
 * @param rmsNanos root of the mean square error
 * @param centralNanos half the width of the interval that the middle 68.27 % of the errors lie in: the standard deviation if they are
 *     normal
 * @param largestNanos largest absolute error
 */
public record SpikeTimeError(
        int compared,
        int missing,
        int additional,
        double medianNanos,
        double rmsNanos,
        double centralNanos,
        double largestNanos) {}
