package dev.synram.report.chart.scale;

import java.util.stream.DoubleStream;

/**
 * A range of values.
 *
 * @param low the smallest
 * @param high the largest, above {@code low}
 */
public record Range(double low, double high) {

    public Range {
        if (!(low < high && Double.isFinite(high - low))) {
            throw new IllegalArgumentException("%s to %s is no range".formatted(low, high));
        }
    }

    /** The smallest range that contains all finite values; a little wider if they are equal, and 0 to 1 without any. */
    public static Range of(DoubleStream values) {
        double[] ends = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
        values.filter(Double::isFinite).forEach(value -> {
            ends[0] = Math.min(ends[0], value);
            ends[1] = Math.max(ends[1], value);
        });
        if (ends[0] > ends[1]) {
            return new Range(0, 1);
        }
        double margin = Math.max(Math.abs(ends[0]) * 0.05, 1e-9);
        return ends[1] - ends[0] > 1e-9 * Math.abs(ends[0])
                ? new Range(ends[0], ends[1])
                : new Range(ends[0] - margin, ends[1] + margin);
    }

    /** The smallest range that contains both. */
    public Range with(Range other) {
        return new Range(Math.min(low, other.low), Math.max(high, other.high));
    }
}
