package dev.synram.report.chart.scale;

/**
 * Maps values to pixels.
 *
 * @param range of the values
 * @param from pixel of its lower end
 * @param to pixel of its upper end
 */
public record Scale(Range range, double from, double to) {

    /** The pixel of a value. */
    public double pixel(double value) {
        return from + (value - range.low()) / (range.high() - range.low()) * (to - from);
    }
}
