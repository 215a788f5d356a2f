package dev.synram.experiment.sweep.analysis;

import java.util.Arrays;

/**
 * The middle of values and what most of them lie between.
 *
 * @param count number of values
 * @param low quantile of 5 %
 * @param median quantile of 50 %
 * @param high quantile of 95 %
 */
public record Quantiles(int count, double low, double median, double high) {

    private static final double LOW = 0.05;

    /** The quantiles of values, interpolated between neighbours; NaN if there are none. */
    public static Quantiles of(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return new Quantiles(sorted.length, at(sorted, LOW), at(sorted, 0.5), at(sorted, 1 - LOW));
    }

    private static double at(double[] sorted, double share) {
        if (sorted.length == 0) {
            return Double.NaN;
        }
        double position = share * (sorted.length - 1);
        int below = (int) position;
        double above = sorted[Math.min(below + 1, sorted.length - 1)];
        return sorted[below] + (position - below) * (above - sorted[below]);
    }
}
