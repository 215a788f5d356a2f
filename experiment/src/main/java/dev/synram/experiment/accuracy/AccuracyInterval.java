package dev.synram.experiment.accuracy;

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
}
