package dev.synram.experiment.sweep.row;

import dev.synram.experiment.accuracy.AccuracyInterval;

/**
 * What a network does on chips.
 *
 * @param accuracy mean over runs, 0..1
 * @param interval 95 % confidence interval of the accuracy over samples of that kind
 * @param microsecondsPerSample modelled time of a sample by this program's schedule
 * @param millijoulesPerSample modelled energy of a sample on all chips at the published power
 */
public record NetworkMeasurement(
        double accuracy, AccuracyInterval interval, double microsecondsPerSample, double millijoulesPerSample) {}
