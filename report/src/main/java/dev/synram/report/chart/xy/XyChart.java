package dev.synram.report.chart.xy;

import dev.synram.report.chart.axis.HorizontalAxis;
import dev.synram.report.chart.scale.Range;
import dev.synram.report.chart.scale.Scale;
import dev.synram.report.chart.scale.Ticks;
import dev.synram.report.chart.svg.Legend;
import dev.synram.report.chart.svg.PathData;
import dev.synram.report.chart.svg.Stroke;
import dev.synram.report.chart.svg.Svg;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A chart of series with two axes and a legend.
 *
 * @param title what it shows
 * @param x the horizontal axis
 * @param y the vertical axis
 * @param series in the order of their colours
 */
public record XyChart(String title, Axis x, Axis y, List<Series> series) {

    private static final int PIXELS_PER_TICK = 75;
    private static final int PIXELS_PER_ROW = 45;
    private static final int LEGEND_GAP = 8;
    private static final double ERROR_WIDTH = 1;

    public XyChart {
        series = List.copyOf(series);
    }

    /**
     * Draws the chart.
     *
     * @param width in pixels
     * @param plotHeight height of the plot without axes and legend, in pixels
     */
    public Svg draw(int width, int plotHeight) {
        Legend legend = new Legend(IntStream.range(0, series.size())
                .mapToObj(i -> new Legend.Entry(
                        series.get(i).name(),
                        new SeriesStyle(i).swatch(series.get(i).style())))
                .toList());
        int most = Math.max(3, plotHeight / PIXELS_PER_ROW);
        Range ends = Range.of(series.stream().flatMapToDouble(Series::ends));
        Ticks yTicks = y.ticks(ends, most);
        double left = Frame.leftMargin(yTicks);
        double top = legend.height(width - left - Frame.RIGHT) + LEGEND_GAP;
        Svg svg = new Svg(title, description(), width, top + plotHeight + HorizontalAxis.HEIGHT);
        legend.draw(svg, left, 0, width - left - Frame.RIGHT);
        int columns = Math.max(3, (int) (width - left) / PIXELS_PER_TICK);
        Range across = Range.of(series.stream().flatMapToDouble(one -> Arrays.stream(one.x())));
        Scale horizontal = new Scale(x.shown(across, columns), left, width - Frame.RIGHT);
        Scale vertical = new Scale(y.shown(ends, most), top + plotHeight, top);
        new Frame(horizontal, vertical).draw(svg, x, y, x.ticks(across, columns), yTicks);
        for (int i = 0; i < series.size(); i++) {
            draw(svg, series.get(i), new SeriesStyle(i), horizontal, vertical);
        }
        return svg;
    }

    private static void draw(Svg svg, Series one, SeriesStyle style, Scale horizontal, Scale vertical) {
        PathData line = new PathData();
        PathData errors = new PathData();
        List<Integer> drawn = new ArrayList<>();
        boolean begun = false;
        for (int i = 0; i < one.y().length; i++) {
            if (!one.isDrawn(i)) {
                begun = false;
                continue;
            }
            double px = horizontal.pixel(one.x()[i]);
            double py = vertical.pixel(one.y()[i]);
            if (begun) {
                line.line(px, py);
            } else {
                line.move(px, py);
            }
            begun = true;
            drawn.add(i);
            if (one.error(i) > 0) {
                errors.line(
                        px, vertical.pixel(one.y()[i] - one.error(i)), px, vertical.pixel(one.y()[i] + one.error(i)));
            }
        }
        svg.draw(Stroke.solid(style.paint(), ERROR_WIDTH), errors);
        if (one.style() != Series.Style.POINTS) {
            svg.draw(style.line(), line);
        }
        if (one.style() != Series.Style.LINE) {
            style.mark(
                    svg,
                    drawn.stream()
                            .mapToDouble(i -> horizontal.pixel(one.x()[i]))
                            .toArray(),
                    drawn.stream().mapToDouble(i -> vertical.pixel(one.y()[i])).toArray());
        }
    }

    private String description() {
        return "%s over %s. %s."
                .formatted(
                        y.label(),
                        x.label(),
                        series.stream().map(XyChart::described).collect(Collectors.joining("; ")));
    }

    private static String described(Series one) {
        double[] values = IntStream.range(0, one.y().length)
                .filter(one::isDrawn)
                .mapToDouble(i -> one.y()[i])
                .toArray();
        if (values.length == 0) {
            return one.name() + ": no values";
        }
        return String.format(
                Locale.ROOT,
                "%s: %s points from %.4g to %.4g",
                one.name(),
                values.length,
                Arrays.stream(values).min().orElseThrow(),
                Arrays.stream(values).max().orElseThrow());
    }
}
