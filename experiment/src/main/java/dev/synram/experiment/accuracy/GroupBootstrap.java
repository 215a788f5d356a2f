package dev.synram.experiment.accuracy;

import dev.synram.chip.random.CounterRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Intervals for samples that belong together, such as beats of a patient: whole groups are drawn with replacement (percentile bootstrap, Efron
 * and Tibshirani 1993). Draws without the class in question do not count.
 */
final class GroupBootstrap {

    private static final int DRAWS = 2000;
    private static final long SEED = 1;
    private static final double TAIL = 0.025;

    private final ConfusionCounts all;
    private final List<ConfusionCounts> draws = new ArrayList<>();

    /** Draws from the counts of groups, at least one. */
    GroupBootstrap(List<ConfusionCounts> groups) {
        int classes = groups.getFirst().counts().length;
        all = ConfusionCounts.none(classes);
        groups.forEach(all::add);
        for (int draw = 0; draw < DRAWS; draw++) {
            ConfusionCounts sum = ConfusionCounts.none(classes);
            for (int i = 0; i < groups.size(); i++) {
                sum.add(groups.get(CounterRandom.below(groups.size(), SEED, (long) draw * groups.size() + i)));
            }
            draws.add(sum);
        }
    }

    /** The accuracies of classes with these names. */
    ClassAccuracies accuracies(List<String> names) {
        List<ClassAccuracy> classes = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            int kind = i;
            classes.add(new ClassAccuracy(
                    names.get(i),
                    (int) all.samples(i),
                    proportion(counts -> counts.sensitivity(kind)),
                    proportion(counts -> counts.precision(kind)),
                    proportion(counts -> counts.f1(kind))));
        }
        return new ClassAccuracies(
                classes, proportion(counts -> counts.macroSensitivity(all)), proportion(counts -> counts.macroF1(all)));
    }

    private @Nullable Proportion proportion(ToDoubleFunction<ConfusionCounts> share) {
        double value = share.applyAsDouble(all);
        if (Double.isNaN(value)) {
            return null;
        }
        double[] drawn = draws.stream()
                .mapToDouble(share)
                .filter(one -> !Double.isNaN(one))
                .sorted()
                .toArray();
        return new Proportion(value, quantile(drawn, TAIL), quantile(drawn, 1 - TAIL));
    }

    private static double quantile(double[] sorted, double share) {
        return sorted[(int) Math.round(share * (sorted.length - 1))];
    }
}
