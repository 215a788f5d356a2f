package dev.synram.experiment.result;

import dev.synram.runtime.Classification;
import java.util.Comparator;
import java.util.List;

/**
 * The accuracy drop caused by one layer or one error source alone.
 *
 * @param cause a layer or an error source
 * @param accuracy accuracy with this cause alone, 0..1
 * @param accuracyDrop accuracy lost by this cause, 0..1; negative if the accuracy is higher with it
 * @param disagreement share of samples whose class it changes, 0..1
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

    /** Sorted with the largest first: by accuracy drop, then by the share of samples whose class changes. */
    public static List<Sensitivity> ranked(List<Sensitivity> sensitivities) {
        return sensitivities.stream()
                .sorted(Comparator.comparingDouble((Sensitivity one) -> Math.max(0, one.accuracyDrop()))
                        .thenComparingDouble(Sensitivity::disagreement)
                        .reversed())
                .toList();
    }
}
