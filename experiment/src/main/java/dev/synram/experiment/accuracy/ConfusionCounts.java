package dev.synram.experiment.accuracy;

import dev.synram.runtime.Classification;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * How often samples of each class were taken for each class, as a mean over chips.
 *
 * @param counts {@code [class][taken for]}
 */
@SuppressWarnings("ArrayRecordComponent") // sums; never compared as records
record ConfusionCounts(double[][] counts) {

    /** None yet. */
    static ConfusionCounts none(int classes) {
        return new ConfusionCounts(new double[classes][classes]);
    }

    /** Of some samples, which all classifications have in common. */
    static ConfusionCounts of(List<Classification> chips, IntPredicate chosen) {
        int classes = chips.getFirst().classes();
        ConfusionCounts sum = none(classes);
        for (Classification chip : chips) {
            for (int i = 0; i < chip.labels().length; i++) {
                if (chosen.test(i)) {
                    sum.counts[chip.labels()[i]][chip.predictions()[i]] += 1.0 / chips.size();
                }
            }
        }
        return sum;
    }

    /** Adds others. */
    void add(ConfusionCounts others) {
        for (int i = 0; i < counts.length; i++) {
            for (int j = 0; j < counts.length; j++) {
                counts[i][j] += others.counts[i][j];
            }
        }
    }

    /** Whether there are any samples. */
    boolean hasSamples() {
        return IntStream.range(0, counts.length).anyMatch(kind -> samples(kind) > 0);
    }

    /** Samples of a class. */
    long samples(int kind) {
        return Math.round(Arrays.stream(counts[kind]).sum());
    }

    /** Samples that were taken for a class. */
    double taken(int kind) {
        double sum = 0;
        for (double[] row : counts) {
            sum += row[kind];
        }
        return sum;
    }

    /** Share of the samples of a class that were recognized; NaN without samples. */
    double sensitivity(int kind) {
        long samples = samples(kind);
        return samples == 0 ? Double.NaN : Math.min(1, counts[kind][kind] / samples);
    }

    /** Share of a class among the samples that were taken for it; NaN without such samples. */
    double precision(int kind) {
        double taken = taken(kind);
        return taken == 0 ? Double.NaN : Math.min(1, counts[kind][kind] / taken);
    }

    /** Samples that are of a class or were taken for it. */
    double united(int kind) {
        return samples(kind) + taken(kind) - counts[kind][kind];
    }

    /** Harmonic mean of sensitivity and precision; NaN without samples of the class and samples that were taken for it. */
    double f1(int kind) {
        double both = samples(kind) + taken(kind);
        return both == 0 ? Double.NaN : Math.min(1, 2 * counts[kind][kind] / both);
    }

    /**
     * The correlation of F1 of two classes over samples drawn independently, to first order (delta method): samples that are taken from one for the
     * other lower both.
     */
    double f1Correlation(int first, int second) {
        double common = counts[first][second] + counts[second][first];
        double variances = f1Variance(first) * f1Variance(second);
        return variances > 0 ? common * f1Slope(first) * f1Slope(second) / Math.sqrt(variances) : 0;
    }

    /** How F1 changes with another sample that is either of a class or taken for it. */
    private double f1Slope(int kind) {
        return -f1(kind) / (samples(kind) + taken(kind));
    }

    private double f1Variance(int kind) {
        double both = samples(kind) + taken(kind);
        if (both == 0) {
            return 0;
        }
        double recognized = counts[kind][kind];
        double right = 2 / both + 2 * f1Slope(kind);
        return recognized * right * right + (both - 2 * recognized) * f1Slope(kind) * f1Slope(kind);
    }

    /** Mean of the sensitivities of the classes that have samples in {@code others}; NaN if one of them has none here. */
    double macroSensitivity(ConfusionCounts others) {
        return mean(others, this::sensitivity);
    }

    /** Mean of F1 of the classes that have samples in {@code others}; NaN if one of them has neither samples here nor any that were taken for it. */
    double macroF1(ConfusionCounts others) {
        return mean(others, this::f1);
    }

    private double mean(ConfusionCounts others, IntToDoubleFunction share) {
        return IntStream.range(0, counts.length)
                .filter(kind -> others.samples(kind) > 0)
                .mapToDouble(share)
                .average()
                .orElse(Double.NaN);
    }
}
