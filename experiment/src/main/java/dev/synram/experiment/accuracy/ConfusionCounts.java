package dev.synram.experiment.accuracy;

import dev.synram.runtime.Classification;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;

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

    /** Mean of the sensitivities of the classes that have samples in {@code others}; NaN if one of them has none here. */
    double macroSensitivity(ConfusionCounts others) {
        double sum = 0;
        int classes = 0;
        for (int kind = 0; kind < counts.length; kind++) {
            if (others.samples(kind) > 0) {
                sum += sensitivity(kind);
                classes++;
            }
        }
        return sum / classes;
    }
}
