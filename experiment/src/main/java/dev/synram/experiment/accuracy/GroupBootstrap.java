package dev.synram.experiment.accuracy;

import dev.synram.chip.random.CounterRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Intervals for samples that belong together, such as beats of a patient: whole groups are drawn with replacement (percentile bootstrap, Efron
 * and Tibshirani 1993). Groups without samples are left out, and draws without samples of a class that has some do not count for it, nor for
 * means over classes.
 */
final class GroupBootstrap {

    private static final int DRAWS = 2000;
    private static final long SEED = 1;
    private static final double TAIL = 0.025;

    private final ConfusionCounts all;
    private final List<ConfusionCounts> draws = new ArrayList<>();

    /** Draws from the counts of groups, at least one; some may have no samples. */
    GroupBootstrap(List<ConfusionCounts> groups) {
        int classes = groups.getFirst().counts().length;
        all = ConfusionCounts.none(classes);
        groups.forEach(all::add);
        List<ConfusionCounts> tested =
                groups.stream().filter(ConfusionCounts::hasSamples).toList();
        for (int draw = 0; draw < DRAWS; draw++) {
            ConfusionCounts sum = ConfusionCounts.none(classes);
            for (int i = 0; i < tested.size(); i++) {
                sum.add(tested.get(CounterRandom.below(tested.size(), SEED, (long) draw * tested.size() + i)));
            }
            draws.add(sum);
        }
    }

    /** The accuracies of classes with these names. */
    ClassAccuracies accuracies(List<String> names) {
        List<ClassAccuracy> classes = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            int kind = i;
            List<ConfusionCounts> counted = all.samples(i) == 0 ? draws : drawsWith(IntStream.of(i));
            classes.add(new ClassAccuracy(
                    names.get(i),
                    (int) all.samples(i),
                    proportion(counted, counts -> counts.sensitivity(kind)),
                    proportion(counted, counts -> counts.precision(kind)),
                    proportion(counted, counts -> counts.f1(kind))));
        }
        List<ConfusionCounts> withAll =
                drawsWith(IntStream.range(0, names.size()).filter(kind -> all.samples(kind) > 0));
        return new ClassAccuracies(
                classes,
                proportion(withAll, counts -> counts.macroSensitivity(all)),
                proportion(withAll, counts -> counts.macroF1(all)));
    }

    private List<ConfusionCounts> drawsWith(IntStream kinds) {
        int[] needed = kinds.toArray();
        return draws.stream()
                .filter(counts -> Arrays.stream(needed).allMatch(kind -> counts.samples(kind) > 0))
                .toList();
    }

    /** Of the draws that count; if there are none, nothing is known but the value, and the interval is 0..1. */
    private @Nullable Proportion proportion(List<ConfusionCounts> counted, ToDoubleFunction<ConfusionCounts> share) {
        double value = share.applyAsDouble(all);
        if (Double.isNaN(value)) {
            return null;
        }
        double[] drawn = counted.stream()
                .mapToDouble(share)
                .filter(one -> !Double.isNaN(one))
                .sorted()
                .toArray();
        if (drawn.length == 0) {
            return new Proportion(value, 0, 1);
        }
        return new Proportion(value, quantile(drawn, TAIL), quantile(drawn, 1 - TAIL));
    }

    private static double quantile(double[] sorted, double share) {
        return sorted[(int) Math.round(share * (sorted.length - 1))];
    }
}
