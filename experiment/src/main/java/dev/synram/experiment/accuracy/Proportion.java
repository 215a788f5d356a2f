package dev.synram.experiment.accuracy;

import java.util.Locale;

/**
 * A share with the interval that holds it over all samples of that kind with a confidence of 95 %.
 *
 * @param value measured, 0..1
 * @param low lower end, 0..1
 * @param high upper end, 0..1
 */
public record Proportion(double value, double low, double high) {

    /** In percent with its interval, for people. */
    public String text() {
        return String.format(Locale.ROOT, "%.1f %% (%.1f to %.1f)", 100 * value, 100 * low, 100 * high);
    }

    /** Of so many independent samples, by the score interval of Wilson ({@link AccuracyInterval}). */
    static Proportion of(double value, int samples) {
        AccuracyInterval interval = AccuracyInterval.of(value, samples);
        return new Proportion(value, interval.low(), interval.high());
    }
}
