package dev.synram.report.chart.xy;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Values over other values. Those that are not finite are left out, and interrupt lines.
 *
 * @param name in the legend
 * @param style how it is drawn
 * @param x horizontal values
 * @param y vertical values, one for each of {@code x}
 * @param errors half the length of error bars, one for each value, or none
 */
@SuppressWarnings("ArrayRecordComponent") // points; never compared as records
public record Series(String name, Style style, double[] x, double[] y, double[] errors) {

    /** How a series is drawn. */
    public enum Style {
        /** Markers only. */
        POINTS,
        /** A line. */
        LINE,
        /** A line with a marker at every point. */
        MARKED_LINE
    }

    public Series {
        if (x.length != y.length || (errors.length > 0 && errors.length != y.length)) {
            throw new IllegalArgumentException("series %s has %s x values, %s y values and %s errors"
                    .formatted(name, x.length, y.length, errors.length));
        }
    }

    /** Points. */
    public static Series points(String name, double[] x, double[] y) {
        return new Series(name, Style.POINTS, x, y, new double[0]);
    }

    /** Points with error bars. */
    public static Series points(String name, double[] x, double[] y, double[] errors) {
        return new Series(name, Style.POINTS, x, y, errors);
    }

    /** A line. */
    public static Series line(String name, double[] x, double[] y) {
        return new Series(name, Style.LINE, x, y, new double[0]);
    }

    /** A line with a marker at every point. */
    public static Series markedLine(String name, double[] x, double[] y) {
        return new Series(name, Style.MARKED_LINE, x, y, new double[0]);
    }

    /** A line with markers and error bars. */
    public static Series markedLine(String name, double[] x, double[] y, double[] errors) {
        return new Series(name, Style.MARKED_LINE, x, y, errors);
    }

    /**
     * The outline of a histogram with bins of equal width.
     *
     * @param values what is counted; values beyond the ends count in the first and last bin
     * @param low lower end of the first bin
     * @param high upper end of the last bin
     */
    public static Series histogram(String name, double[] values, double low, double high, int bins) {
        double width = (high - low) / bins;
        double[] counts = new double[bins];
        for (double value : values) {
            if (Double.isFinite(value)) {
                counts[Math.clamp((long) Math.floor((value - low) / width), 0, bins - 1)]++;
            }
        }
        double[] edges = new double[2 * bins];
        double[] heights = new double[2 * bins];
        Arrays.setAll(edges, i -> low + Math.ceilDiv(i, 2) * width);
        Arrays.setAll(heights, i -> counts[i / 2]);
        return line(name, edges, heights);
    }

    boolean isDrawn(int point) {
        return Double.isFinite(x[point]) && Double.isFinite(y[point]);
    }

    double error(int point) {
        return errors.length > 0 && Double.isFinite(errors[point]) ? errors[point] : 0;
    }

    DoubleStream ends() {
        return IntStream.range(0, y.length)
                .filter(this::isDrawn)
                .boxed()
                .flatMapToDouble(i -> DoubleStream.of(y[i] - error(i), y[i] + error(i)));
    }
}
