package dev.synram.report.chart.bar;

/**
 * A value with an interval.
 *
 * @param value what the bar shows
 * @param low lower end of the interval; equal to {@code high} without one
 * @param high upper end of the interval
 */
public record Bar(double value, double low, double high) {

    /** A value without an interval. */
    public static Bar of(double value) {
        return new Bar(value, value, value);
    }
}
