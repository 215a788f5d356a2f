package dev.synram.report.chart.svg;

/**
 * How a path is drawn.
 *
 * @param paint its colour
 * @param width its width in pixels
 * @param dashes lengths of dashes and gaps in pixels, such as {@code 6 3}; empty for a solid line
 * @param round whether ends are round, so that a line without length is a dot
 */
public record Stroke(Paint paint, double width, String dashes, boolean round) {

    /** A solid line. */
    public static Stroke solid(Paint paint, double width) {
        return new Stroke(paint, width, "", false);
    }

    /** Dots of a diameter in pixels. */
    public static Stroke dots(Paint paint, double diameter) {
        return new Stroke(paint, diameter, "", true);
    }
}
