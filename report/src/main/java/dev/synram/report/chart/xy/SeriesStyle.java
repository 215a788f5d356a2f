package dev.synram.report.chart.xy;

import dev.synram.report.chart.svg.Paint;
import dev.synram.report.chart.svg.Palette;
import dev.synram.report.chart.svg.PathData;
import dev.synram.report.chart.svg.Stroke;
import dev.synram.report.chart.svg.Svg;
import dev.synram.report.chart.svg.Swatch;

/**
 * Colour, marker and dashes of a series by its index, so that series differ without their colours too.
 *
 * @param index of the series in its chart
 */
record SeriesStyle(int index) {

    private static final String[] DASHES = {"", "7 3", "2 2.5", "9 3 2 3", "4 2", "1 3"};
    private static final double RADIUS = 2.6;
    private static final int SHAPES = 5;
    private static final double LINE_WIDTH = 1.8;

    Paint paint() {
        return Palette.series(index);
    }

    Stroke line() {
        return new Stroke(paint(), LINE_WIDTH, DASHES[index % DASHES.length], false);
    }

    /** Draws markers at many points. */
    void mark(Svg svg, double[] x, double[] y) {
        PathData path = new PathData();
        for (int i = 0; i < x.length; i++) {
            mark(path, x[i], y[i]);
        }
        if (index % SHAPES == 0) {
            svg.draw(Stroke.dots(paint(), 2 * RADIUS), path);
        } else if (index % SHAPES == 4) {
            svg.draw(Stroke.solid(paint(), 1.4), path);
        } else {
            svg.fill(paint(), path);
        }
    }

    private void mark(PathData path, double x, double y) {
        switch (index % SHAPES) {
            case 0 -> path.dot(x, y);
            case 1 -> path.box(x - 2.3, y - 2.3, 4.6, 4.6);
            case 2 ->
                path.move(x, y - 3.2).line(x + 3, y + 2.4).line(x - 3, y + 2.4).close();
            case 3 ->
                path.move(x, y - 3.3)
                        .line(x + 3.3, y)
                        .line(x, y + 3.3)
                        .line(x - 3.3, y)
                        .close();
            default -> path.line(x - 2.6, y - 2.6, x + 2.6, y + 2.6).line(x - 2.6, y + 2.6, x + 2.6, y - 2.6);
        }
    }

    /** The sample of a series for the legend. */
    Swatch swatch(Series.Style style) {
        return (svg, x, y) -> {
            if (style != Series.Style.POINTS) {
                svg.draw(line(), new PathData().line(x, y, x + Swatch.WIDTH - 4, y));
            }
            if (style != Series.Style.LINE) {
                mark(svg, new double[] {x + Swatch.WIDTH / 2.0 - 2}, new double[] {y});
            }
        };
    }
}
