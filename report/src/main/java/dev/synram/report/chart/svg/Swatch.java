package dev.synram.report.chart.svg;

/** The sample of a colour, line or marker in a legend. */
public interface Swatch {

    /** The space for a sample in pixels. */
    int WIDTH = 20;

    /** Draws the sample from a point rightwards; the point is at its middle height. */
    void draw(Svg svg, double x, double y);

    /** A filled box. */
    static Swatch box(Paint paint) {
        return (svg, x, y) -> {
            PathData box = new PathData().box(x, y - 6, 14, 12);
            svg.fill(paint, box).draw(Stroke.solid(Palette.SOFT, 0.5), box);
        };
    }
}
