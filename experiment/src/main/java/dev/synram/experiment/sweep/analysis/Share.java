package dev.synram.experiment.sweep.analysis;

import dev.synram.experiment.accuracy.AccuracyInterval;

/**
 * A share of chips.
 *
 * @param chips number of chips of the share
 * @param of number of all chips, at least 1
 */
public record Share(int chips, int of) {

    /** The share, 0..1. */
    public double value() {
        return chips / (double) of;
    }

    /** Its 95 % confidence interval over chips of that kind. */
    public AccuracyInterval interval() {
        return AccuracyInterval.of(value(), of);
    }
}
