package dev.synram.experiment.accuracy;

import java.util.List;

/**
 * The 95 % confidence interval of an accuracy over all samples of that kind.
 *
 * <p>The score interval of Wilson (1927, "Probable inference, the law of succession, and statistical inference", Journal of
 * the American Statistical Association 22) for {@code n} samples: {@code (a + z^2 / 2n +- z * sqrt(a * (1 - a) / n + z^2 /
 * 4n^2)) / (1 + z^2 / n)} with {@code z = 1.96}.
 *
 * @param low lower end, 0..1
 * @param high upper end, 0..1
 */
public record AccuracyInterval(double low, double high) {

    /** Values around 0 shrink an accuracy towards one half, as half a sample in each cell of the table does. */
    private static final double HALF = 0.5;

    /**
     * The interval of a measured accuracy. Runs repeat the same samples, so they do not narrow it.
     *
     * @param accuracy measured, mean over runs, 0..1
     * @param samples number of samples of a run, at least 1
     */
    public static AccuracyInterval of(double accuracy, int samples) {
        double square = AccuracyDifference.CONFIDENCE * AccuracyDifference.CONFIDENCE / samples;
        double center = accuracy + square / 2;
        double half = Math.sqrt(square * (accuracy * (1 - accuracy) + square / 4));
        return new AccuracyInterval(
                Math.max(0, (center - half) / (1 + square)), Math.min(1, (center + half) / (1 + square)));
    }

    /**
     * The interval of the mean accuracy on chips of a kind: over samples and over chips; with one chip, over samples alone.
     *
     * @param chips for each chip, whether each sample was classified correctly; the samples are the same
     */
    public static AccuracyInterval onChips(List<boolean[]> chips) {
        int samples = chips.getFirst().length;
        if (chips.size() == 1 || samples == 1) {
            double accuracy = chips.stream()
                    .mapToDouble(AccuracyInterval::accuracy)
                    .average()
                    .orElseThrow();
            return of(accuracy, samples);
        }
        double[][] values = new double[samples][chips.size()];
        for (int chip = 0; chip < chips.size(); chip++) {
            for (int sample = 0; sample < samples; sample++) {
                values[sample][chip] = chips.get(chip)[sample] ? HALF : -HALF;
            }
        }
        CrossedInterval interval = CrossedInterval.of(values);
        return new AccuracyInterval(Math.max(0, HALF + interval.low()), Math.min(1, HALF + interval.high()));
    }

    /** The share of samples that were classified correctly. */
    public static double accuracy(boolean[] correct) {
        int count = 0;
        for (boolean sample : correct) {
            count += sample ? 1 : 0;
        }
        return (double) count / correct.length;
    }

    /** Whether another accuracy is below all of the interval. */
    public boolean isAbove(double other) {
        return other < low;
    }
}
