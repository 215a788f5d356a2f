package dev.synram.experiment.accuracy;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How well each class is recognized, which an accuracy does not tell if some classes are rare.
 *
 * @param classes the classes in the order of their numbers
 * @param macroSensitivity mean of the sensitivities of all classes that have samples; null without samples
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ClassAccuracies(
        List<ClassAccuracy> classes, @Nullable Proportion macroSensitivity) {

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
     * With intervals for independent samples: of Wilson for shares, and joined by the method of variance estimates recovery for their mean
     * (Zou and Donner 2008, "Construction of confidence limits about effect measures", Statistics in Medicine 27).
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
                            : Proportion.of(precision, (int) Math.max(1, Math.round(counts.taken(i))))));
        }
        return new ClassAccuracies(classes, mean(classes));
    }

    private static @Nullable Proportion mean(List<ClassAccuracy> classes) {
        List<Proportion> sensitivities = classes.stream()
                .map(ClassAccuracy::sensitivity)
                .filter(Objects::nonNull)
                .toList();
        if (sensitivities.isEmpty()) {
            return null;
        }
        double sum = 0;
        double below = 0;
        double above = 0;
        for (Proportion sensitivity : sensitivities) {
            sum += sensitivity.value();
            below += Math.pow(sensitivity.value() - sensitivity.low(), 2);
            above += Math.pow(sensitivity.high() - sensitivity.value(), 2);
        }
        int count = sensitivities.size();
        return new Proportion(
                sum / count,
                Math.max(0, (sum - Math.sqrt(below)) / count),
                Math.min(1, (sum + Math.sqrt(above)) / count));
    }
}
