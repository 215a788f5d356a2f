package dev.synram.report.chart.svg;

/** Coordinates of a path in pixels, rounded to hundredths. */
public final class PathData {

    private final StringBuilder data = new StringBuilder();

    /** Begins at a point. */
    public PathData move(double x, double y) {
        return add('M', x, y);
    }

    /** A straight line to a point. */
    public PathData line(double x, double y) {
        return add('L', x, y);
    }

    /** A straight line between two points. */
    public PathData line(double x1, double y1, double x2, double y2) {
        return move(x1, y1).line(x2, y2);
    }

    /** A dot, for strokes with round ends. */
    public PathData dot(double x, double y) {
        move(x, y);
        data.append("h0");
        return this;
    }

    /** A closed rectangle. */
    public PathData box(double x, double y, double width, double height) {
        move(x, y);
        data.append('h')
                .append(rounded(width))
                .append('v')
                .append(rounded(height))
                .append('h')
                .append(rounded(-width))
                .append('z');
        return this;
    }

    /** Closes the last line. */
    public PathData close() {
        data.append('z');
        return this;
    }

    /** Whether nothing is drawn. */
    public boolean isEmpty() {
        return data.isEmpty();
    }

    private PathData add(char command, double x, double y) {
        data.append(command).append(rounded(x)).append(' ').append(rounded(y));
        return this;
    }

    /** A number with at most two decimals, without zeros at its end. */
    static String rounded(double value) {
        long hundredths = Math.round(100 * value);
        StringBuilder text = new StringBuilder();
        if (hundredths < 0) {
            text.append('-');
            hundredths = -hundredths;
        }
        text.append(hundredths / 100);
        long decimals = hundredths % 100;
        if (decimals > 0) {
            text.append('.').append(decimals / 10);
            if (decimals % 10 > 0) {
                text.append(decimals % 10);
            }
        }
        return text.toString();
    }

    @Override
    public String toString() {
        return data.toString();
    }
}
