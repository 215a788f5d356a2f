package dev.synram.report.chart.xy;

import dev.synram.report.chart.axis.HorizontalAxis;
import dev.synram.report.chart.scale.Scale;
import dev.synram.report.chart.scale.Ticks;
import dev.synram.report.chart.svg.Anchor;
import dev.synram.report.chart.svg.Palette;
import dev.synram.report.chart.svg.PathData;
import dev.synram.report.chart.svg.Stroke;
import dev.synram.report.chart.svg.Svg;
import dev.synram.report.chart.svg.TextWidth;
import java.util.List;

/**
 * The two axes of a plot.
 *
 * @param horizontal scale of the horizontal axis
 * @param vertical scale of the vertical axis
 */
record Frame(Scale horizontal, Scale vertical) {

    /** Space to the right of the plot, for half a label. */
    static final int RIGHT = 28;

    private static final int TITLE = 22;
    private static final int TICK = 4;

    /** Space to the left of the plot. */
    static double leftMargin(Ticks ticks) {
        double widest = ticks.labels().stream().mapToDouble(TextWidth::of).max().orElse(0);
        return TITLE + widest + 2 * TICK;
    }

    void draw(Svg svg, Axis x, Axis y, Ticks xTicks, Ticks yTicks) {
        double left = horizontal.from();
        double right = horizontal.to();
        double top = vertical.to();
        double bottom = vertical.from();
        PathData grid = new PathData();
        PathData marks = new PathData().line(left, top, left, bottom);
        List<String> yLabels = yTicks.labels();
        for (int i = 0; i < yLabels.size(); i++) {
            double at = vertical.pixel(yTicks.values().get(i).doubleValue());
            grid.line(left, at, right, at);
            marks.line(left - TICK, at, left, at);
            svg.text(left - TICK - 3, at + 4, Anchor.END, Palette.SOFT, yLabels.get(i));
        }
        svg.draw(Stroke.solid(Palette.GRID, 1), grid);
        new HorizontalAxis(horizontal, xTicks, x.label()).draw(svg, top, bottom);
        svg.draw(Stroke.solid(Palette.SOFT, 1), marks);
        svg.upwards(13, (top + bottom) / 2, Palette.INK, TextWidth.fitted(y.label(), bottom - top));
    }
}
