package dev.synram.experiment.accuracy;

import dev.synram.runtime.Classification;
import java.util.List;

/**
 * The accuracy that is lost on a chip compared with a reference on the same samples, with its 95 % confidence interval
 * over all samples of that kind: the {@link AccuracyDifference} of both. The reference is the network in float, or one that
 * was trained on an ideal chip.
 *
 * @param mean accuracy of the reference minus that on the chip, -1..1; negative if the chip is better
 * @param low lower end of the interval
 * @param high upper end of the interval
 */
public record AccuracyDrop(double mean, double low, double high) {

    /**
     * Compares runs on chips with a reference.
     *
     * @param reference its classification, such as that in float
     * @param runs classifications of the same samples on chips, at least one
     */
    public static AccuracyDrop of(Classification reference, List<Classification> runs) {
        AccuracyDifference difference = AccuracyDifference.between(List.of(reference), runs);
        return new AccuracyDrop(difference.mean(), difference.low(), difference.high());
    }

    /**
     * The drop on chips of a kind: the interval is over samples and over chips. With one chip it is over samples alone.
     *
     * @param reference its classification, such as that in float
     * @param chips for each chip, classifications of the same samples, at least one each
     */
    public static AccuracyDrop onChips(Classification reference, List<List<Classification>> chips) {
        if (chips.size() == 1 || reference.labels().length == 1) {
            return of(reference, chips.stream().flatMap(List::stream).toList());
        }
        double[][] drops = new double[reference.labels().length][chips.size()];
        double mean = 0;
        for (int sample = 0; sample < drops.length; sample++) {
            for (int chip = 0; chip < chips.size(); chip++) {
                drops[sample][chip] = AccuracyDifference.correct(List.of(reference), sample)
                        - AccuracyDifference.correct(chips.get(chip), sample);
                mean += drops[sample][chip] / (drops.length * (double) chips.size());
            }
        }
        CrossedInterval interval = CrossedInterval.of(drops);
        return new AccuracyDrop(mean, interval.low(), interval.high());
    }

    /**
     * The verdict for a tolerance.
     *
     * @param tolerance acceptable accuracy drop, 0..1
     */
    public Verdict verdict(double tolerance) {
        if (high <= tolerance) {
            return Verdict.SURVIVES;
        }
        return low > tolerance ? Verdict.DOES_NOT_SURVIVE : Verdict.LOSES_SOME;
    }

    /** Whether the interval contains 0, so that the measured drop may be due to chance. */
    public boolean withinChance() {
        return difference().withinChance();
    }

    /** The drop as a difference of accuracies. */
    public AccuracyDifference difference() {
        return new AccuracyDifference(mean, low, high);
    }

    /** Mean and interval in percentage points. */
    @Override
    public String toString() {
        return difference().toString();
    }
}
