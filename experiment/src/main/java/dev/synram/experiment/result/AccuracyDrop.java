package dev.synram.experiment.result;

import dev.synram.runtime.Classification;
import java.util.List;
import java.util.Locale;

/**
 * The accuracy that is lost on a chip compared with a reference on the same samples, with its 95 % confidence interval
 * over all samples of that kind. The reference is the network in float, or one that was trained on an ideal chip.
 *
 * <p>With {@code d} = 1 for a sample that is correct only in the reference, -1 for one that is correct only on the chip, else
 * 0, averaged over runs: {@code mean = sum(d) / n}. The interval is that of Agresti and Min (2005, "Simple improved
 * confidence intervals for comparing matched proportions", Statistics in Medicine 24), who add half a sample to each of
 * the four cells of the table: {@code c +- 1.96 * sqrt(((sum(d * d) + 1) / N - c * c) / N)} with {@code N = n + 2} and
 * {@code c = sum(d) / N}. Runs repeat the same samples, so unlike more samples they do not narrow the interval
 * accordingly.
 *
 * @param mean accuracy of the reference minus that on the chip, -1..1; negative if the chip is better
 * @param low lower end of the interval
 * @param high upper end of the interval
 */
public record AccuracyDrop(double mean, double low, double high) {

    /** Number of standard deviations of a normal distribution that contain 95 %. */
    private static final double CONFIDENCE = 1.96;

    /**
     * Compares runs on chips with a reference.
     *
     * @param reference its classification, such as that in float
     * @param runs classifications of the same samples on chips, at least one
     */
    public static AccuracyDrop of(Classification reference, List<Classification> runs) {
        int samples = reference.labels().length;
        double sum = 0;
        double squares = 0;
        for (int sample = 0; sample < samples; sample++) {
            double correct = 0;
            for (Classification run : runs) {
                correct += run.correct(sample) ? 1 : 0;
            }
            double difference = (reference.correct(sample) ? 1 : 0) - correct / runs.size();
            sum += difference;
            squares += difference * difference;
        }
        double count = samples + 2.0;
        double center = sum / count;
        double half = CONFIDENCE * Math.sqrt(((squares + 1) / count - center * center) / count);
        return new AccuracyDrop(sum / samples, center - half, center + half);
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
        return low > tolerance ? Verdict.LOSES_ACCURACY : Verdict.UNDECIDED;
    }

    /** Whether the interval contains 0, so that the measured drop may be due to chance. */
    public boolean withinChance() {
        return low <= 0 && high >= 0;
    }

    /** Mean and interval in percentage points. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "%.2f percentage points, 95 %% interval %.2f to %.2f", 100 * mean, 100 * low, 100 * high);
    }
}
