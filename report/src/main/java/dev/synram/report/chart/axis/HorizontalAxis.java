package dev.synram.report.chart.axis;

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
 * The axis below a plot, with grid lines through the plot.
 *
 * @param scale of values to pixels from left to right
 * @param ticks where grid lines and labels are
 * @param label what it shows, with its unit
 */
public record HorizontalAxis(Scale scale, Ticks ticks, String label) {

    /** Space below the plot in pixels. */
    public static final int HEIGHT = 46;

    private static final int TICK = 4;
    private static final int LABEL = 17;
    private static final int TITLE = 37;

    /** Draws the axis of a plot between two heights. */
    public void draw(Svg svg, double top, double bottom) {
        List<String> labels = ticks.labels();
        PathData grid = new PathData();
        PathData axis = new PathData().line(scale.from(), bottom, scale.to(), bottom);
        for (int i = 0; i < labels.size(); i++) {
            double x = scale.pixel(ticks.values().get(i).doubleValue());
            grid.line(x, top, x, bottom);
            axis.line(x, bottom, x, bottom + TICK);
            svg.text(x, bottom + LABEL, Anchor.MIDDLE, Palette.SOFT, labels.get(i));
        }
        svg.draw(Stroke.solid(Palette.GRID, 1), grid).draw(Stroke.solid(Palette.SOFT, 1), axis);
        double width = scale.to() - scale.from();
        svg.text(scale.from() + width / 2, bottom + TITLE, Anchor.MIDDLE, Palette.INK, TextWidth.fitted(label, width));
    }
}
