package dev.synram.experiment.accuracy;

import dev.synram.runtime.Classification;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;

/**
 * The difference of two accuracies, with its 95 % confidence interval over all samples of that kind.
 *
 * <p>On the same samples, with {@code d} = 1 for a sample that only the first classifies correctly, -1 for one that only the
 * second does, else 0, averaged over runs: {@code mean = sum(d) / n}. The interval is that of Agresti and Min (2005, "Simple improved
 * confidence intervals for comparing matched proportions", Statistics in Medicine 24), who add half a sample to each of
 * the four cells of the table: {@code c +- 1.96 * sqrt(((sum(d * d) + 1) / N - c * c) / N)} with {@code N = n + 2} and
 * {@code c = sum(d) / N}. Runs repeat the same samples, so unlike more samples they do not narrow the interval
 * accordingly.
 *
 * @param mean the first accuracy minus the second, -1..1
 * @param low lower end of the interval
 * @param high upper end of the interval
 */
public record AccuracyDifference(double mean, double low, double high) {

    /** Number of standard deviations of a normal distribution that contain 95 %. */
    static final double CONFIDENCE = 1.96;

    /**
     * Compares runs of the same samples.
     *
     * @param first classifications, at least one
     * @param second classifications of the same samples, at least one
     */
    public static AccuracyDifference between(List<Classification> first, List<Classification> second) {
        int samples = first.getFirst().labels().length;
        return paired(samples, sample -> correct(first, sample) - correct(second, sample));
    }

    /**
     * Compares results on the same samples.
     *
     * @param first for each sample the share of runs that classify it correctly, 0..1
     * @param second the same of the other results
     */
    public static AccuracyDifference paired(double[] first, double[] second) {
        if (first.length != second.length) {
            throw new IllegalArgumentException(
                    "%s samples cannot be paired with %s".formatted(first.length, second.length));
        }
        return paired(first.length, sample -> first[sample] - second[sample]);
    }

    /**
     * Compares results on chips of a kind: the interval is over samples and over chips; with one chip, over samples alone.
     *
     * @param first for each chip, whether each sample was classified correctly; the samples are the same
     * @param second the same of the other results on these chips
     */
    public static AccuracyDifference onChips(List<boolean[]> first, List<boolean[]> second) {
        int samples = first.getFirst().length;
        double[][] values = new double[samples][first.size()];
        double mean = 0;
        for (int chip = 0; chip < first.size(); chip++) {
            for (int sample = 0; sample < samples; sample++) {
                values[sample][chip] = (first.get(chip)[sample] ? 1 : 0) - (second.get(chip)[sample] ? 1 : 0);
            }
            mean += (AccuracyInterval.accuracy(first.get(chip)) - AccuracyInterval.accuracy(second.get(chip)))
                    / first.size();
        }
        if (first.size() == 1 || samples == 1) {
            return paired(
                    samples, sample -> Arrays.stream(values[sample]).average().orElseThrow());
        }
        CrossedInterval interval = CrossedInterval.of(values);
        return new AccuracyDifference(mean, interval.low(), interval.high());
    }

    private static AccuracyDifference paired(int samples, IntToDoubleFunction differences) {
        double sum = 0;
        double squares = 0;
        for (int sample = 0; sample < samples; sample++) {
            double difference = differences.applyAsDouble(sample);
            sum += difference;
            squares += difference * difference;
        }
        return of(sum, squares, samples);
    }

    private static AccuracyDifference of(double sum, double squares, int samples) {
        double count = samples + 2.0;
        double center = sum / count;
        double half = CONFIDENCE * Math.sqrt(((squares + 1) / count - center * center) / count);
        return new AccuracyDifference(sum / samples, center - half, center + half);
    }

    /**
     * Compares accuracies on different samples: the hybrid score interval of Newcombe (1998, "Interval estimation for the
     * difference between independent proportions: comparison of eleven methods", Statistics in Medicine 17, method 10), made
     * of the {@linkplain AccuracyInterval intervals} of both.
     *
     * @param first accuracy, mean over runs, 0..1
     * @param firstSamples its number of samples, at least 1
     * @param second the other accuracy
     * @param secondSamples its number of samples, at least 1
     */
    public static AccuracyDifference unpaired(double first, int firstSamples, double second, int secondSamples) {
        AccuracyInterval ofFirst = AccuracyInterval.of(first, firstSamples);
        AccuracyInterval ofSecond = AccuracyInterval.of(second, secondSamples);
        double mean = first - second;
        return new AccuracyDifference(
                mean,
                mean - Math.hypot(first - ofFirst.low(), ofSecond.high() - second),
                mean + Math.hypot(ofFirst.high() - first, second - ofSecond.low()));
    }

    /** The share of runs in which a sample is classified correctly. */
    static double correct(List<Classification> runs, int sample) {
        double correct = 0;
        for (Classification run : runs) {
            correct += run.correct(sample) ? 1 : 0;
        }
        return correct / runs.size();
    }

    /** Whether the interval contains 0, so that the measured difference may be due to chance. */
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
