package dev.synram.experiment.accuracy;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How well each class is recognized, which an accuracy does not tell if some classes are rare.
 *
 * @param classes the classes in the order of their numbers
 * @param macroSensitivity mean of the sensitivities of all classes that have samples; null without samples
 * @param macroF1 mean of F1 of these classes; null without samples
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ClassAccuracies(
        List<ClassAccuracy> classes,
        @Nullable Proportion macroSensitivity,
        @Nullable Proportion macroF1) {

    public ClassAccuracies {
        classes = List.copyOf(classes);
    }

    /** Whether a class has less than half as many samples as an average one, so that an accuracy hardly depends on it. */
    public boolean hasRareClass() {
        double mean =
                classes.stream().mapToInt(ClassAccuracy::samples).average().orElse(0);
        return classes.stream().anyMatch(kind -> 2 * kind.samples() < mean);
    }

    /**
     * With intervals for independent samples: of Wilson for shares and what follows from them, and joined by {@link IntervalOfMean} for means.
     */
    static ClassAccuracies ofIndependent(ConfusionCounts counts, List<String> names) {
        List<ClassAccuracy> classes = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            double sensitivity = counts.sensitivity(i);
            double precision = counts.precision(i);
            classes.add(new ClassAccuracy(
                    names.get(i),
                    (int) counts.samples(i),
                    Double.isNaN(sensitivity) ? null : Proportion.of(sensitivity, (int) counts.samples(i)),
                    Double.isNaN(precision)
                            ? null
                            : Proportion.of(precision, (int) Math.max(1, Math.round(counts.taken(i)))),
                    f1(counts, i)));
        }
        List<Integer> tested = IntStream.range(0, names.size())
                .filter(kind -> counts.samples(kind) > 0)
                .boxed()
                .toList();
        if (tested.isEmpty()) {
            return new ClassAccuracies(classes, null, null);
        }
        return new ClassAccuracies(
                classes,
                new IntervalOfMean((_, _) -> 0).of(shares(classes, tested, ClassAccuracy::sensitivity)),
                new IntervalOfMean((i, j) -> counts.f1Correlation(tested.get(i), tested.get(j)))
                        .of(shares(classes, tested, ClassAccuracy::f1)));
    }

    private static List<Proportion> shares(
            List<ClassAccuracy> classes, List<Integer> tested, Function<ClassAccuracy, @Nullable Proportion> share) {
        return tested.stream()
                .map(classes::get)
                .flatMap(kind -> Stream.ofNullable(share.apply(kind)))
                .toList();
    }

    /**
     * F1 is {@code 2 J / (1 + J)} with the share J of the recognized samples among all that are of the class or taken for it, so its
     * interval follows from that of J (Lam, Gopal and Qian 2023, "Confidence intervals for the F1 score: a comparison of four methods", Wilson
     * indirect).
     */
    private static @Nullable Proportion f1(ConfusionCounts counts, int kind) {
        double united = counts.united(kind);
        if (united == 0) {
            return null;
        }
        Proportion share =
                Proportion.of(Math.min(1, counts.counts()[kind][kind] / united), (int) Math.max(1, Math.round(united)));
        return new Proportion(fromShare(share.value()), fromShare(share.low()), fromShare(share.high()));
    }

    private static double fromShare(double share) {
        return 2 * share / (1 + share);
    }
}
