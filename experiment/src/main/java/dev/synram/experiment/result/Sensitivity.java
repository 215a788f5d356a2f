package dev.synram.experiment.result;

import dev.synram.runtime.Classification;
import java.util.Comparator;
import java.util.List;

/**
 * The accuracy that one layer or one error source costs alone.
 *
 * @param cause a layer or an error source
 * @param accuracy with it alone, 0..1
 * @param accuracyDrop accuracy that it costs, 0..1; below 0 if there is more with it
 * @param disagreement share of samples that it gives another class, 0..1
 */
public record Sensitivity(String cause, double accuracy, double accuracyDrop, double disagreement) {

    /** Compares the classes of the same samples with the cause alone and without it. */
    public static Sensitivity of(String cause, Classification with, Classification without) {
        return new Sensitivity(
                cause,
                with.accuracy(),
                without.accuracy() - with.accuracy(),
                1 - with.agreement(without.predictions()));
    }

    /** The largest first: by the accuracy drop, then, where there is none, by how many samples change. */
    public static List<Sensitivity> ranked(List<Sensitivity> sensitivities) {
        return sensitivities.stream()
                .sorted(Comparator.comparingDouble((Sensitivity one) -> Math.max(0, one.accuracyDrop()))
                        .thenComparingDouble(Sensitivity::disagreement)
                        .reversed())
                .toList();
    }
}
