package dev.synram.calibration.measurement;

import java.util.Arrays;

/** Statistics over instances. */
public final class Statistics {

    private Statistics() {}

    /** Median of some values, which stay as they are; NaN is above all others. The sign of a zero is not determined. */
    public static double median(double[] values) {
        double[] ordered = values.clone();
        int middle = ordered.length / 2;
        select(ordered, middle);
        if (ordered.length % 2 == 1) {
            return ordered[middle];
        }
        double below = ordered[0];
        for (int i = 1; i < middle; i++) {
            below = ordered[i] > below ? ordered[i] : below;
        }
        return (below + ordered[middle]) / 2;
    }

    /**
     * Moves the value with a number in ascending order to its place, none above it in front of it and none below it behind it
     * (Hoare: "Algorithm 65: FIND", 1961), several times as fast as sorting all.
     */
    private static void select(double[] values, int number) {
        int from = 0;
        int to = values.length - 1;
        for (int i = to; i >= 0; i--) {
            if (Double.isNaN(values[i])) {
                values[i] = values[to];
                values[to--] = Double.NaN;
            }
        }
        while (from < to && number <= to) {
            double pivot = values[number];
            int left = from;
            int right = to;
            while (left <= right) {
                while (values[left] < pivot) {
                    left++;
                }
                while (pivot < values[right]) {
                    right--;
                }
                if (left <= right) {
                    double lower = values[right];
                    values[right--] = values[left];
                    values[left++] = lower;
                }
            }
            if (right < number) {
                from = left;
            }
            if (number < left) {
                to = right;
            }
        }
    }

    /** Mean of some values. */
    public static double mean(double[] values) {
        return sum(values) / values.length;
    }

    /** Standard deviation of a sample. */
    public static double standardDeviation(double[] values) {
        double mean = mean(values);
        double[] squares = new double[values.length];
        for (int i = 0; i < squares.length; i++) {
            squares[i] = (values[i] - mean) * (values[i] - mean);
        }
        return Math.sqrt(sum(squares) / (values.length - 1));
    }

    /**
     * With the lost low digits added again (Kahan: "Further remarks on reducing truncation errors", 1965), to the bit what a stream
     * of the values gives, and faster where they are few.
     */
    private static double sum(double[] values) {
        double sum = 0;
        double excess = 0;
        for (double value : values) {
            double corrected = value - excess;
            double next = sum + corrected;
            excess = next - sum - corrected;
            sum = next;
        }
        double total = sum - excess;
        return Double.isNaN(total) ? Arrays.stream(values).sum() : total; // some are not finite
    }
}
