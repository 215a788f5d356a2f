package dev.synram.experiment.result;

import dev.synram.experiment.accuracy.AccuracyDifference;
import dev.synram.experiment.accuracy.Points;
import dev.synram.runtime.Classification;
import java.util.Comparator;
import java.util.List;

/**
 * The accuracy drop caused by one layer, one error source or one other cause, on the same samples with it and without it.
 *
 * @param cause what is judged
 * @param samples number of samples
 * @param accuracy accuracy with this cause, 0..1
 * @param accuracyDrop accuracy lost by this cause, -1..1; negative if the accuracy is higher with it
 * @param dropLow lower end of the 95 % interval of the drop over all samples of that kind
 * @param dropHigh its upper end
 * @param withinChance whether the interval contains 0
 * @param disagreement share of samples whose class it changes, 0..1
 */
public record Sensitivity(
        String cause,
        int samples,
        double accuracy,
        double accuracyDrop,
        double dropLow,
        double dropHigh,
        boolean withinChance,
        double disagreement) {

    /** Compares the classes of the same samples with the cause and without it. */
    public static Sensitivity of(String cause, Classification with, Classification without) {
        AccuracyDifference drop = AccuracyDifference.between(List.of(without), List.of(with));
        return new Sensitivity(
                cause,
                with.labels().length,
                with.accuracy(),
                drop.mean(),
                drop.low(),
                drop.high(),
                drop.withinChance(),
                1 - with.agreement(without.predictions()));
    }

    /**
     * Sorted with the largest first: drops beyond chance, by size, then those within chance, by the share of samples whose class
     * changes.
     */
    public static List<Sensitivity> ranked(List<Sensitivity> sensitivities) {
        return sensitivities.stream()
                .sorted(Comparator.comparingDouble((Sensitivity one) -> one.provenDrop())
                        .thenComparingDouble(Sensitivity::disagreement)
                        .reversed())
                .toList();
    }

    /** The drop in percentage points with its interval. */
    public String drop() {
        return Points.of(accuracyDrop, dropLow, dropHigh);
    }

    /** The drop if it is beyond chance and a loss, else 0. */
    double provenDrop() {
        return withinChance ? 0 : Math.max(0, accuracyDrop);
    }
}
