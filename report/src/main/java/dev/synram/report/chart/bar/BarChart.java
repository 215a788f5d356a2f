package dev.synram.report.chart.bar;

import dev.synram.report.chart.axis.HorizontalAxis;
import dev.synram.report.chart.scale.Range;
import dev.synram.report.chart.scale.Scale;
import dev.synram.report.chart.scale.Ticks;
import dev.synram.report.chart.svg.Anchor;
import dev.synram.report.chart.svg.Legend;
import dev.synram.report.chart.svg.Palette;
import dev.synram.report.chart.svg.PathData;
import dev.synram.report.chart.svg.Stroke;
import dev.synram.report.chart.svg.Svg;
import dev.synram.report.chart.svg.Swatch;
import dev.synram.report.chart.svg.TextWidth;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Horizontal bars from zero with intervals, in groups.
 *
 * @param title what it shows
 * @param axis what the values are, with their unit
 * @param meanings what the bars of a group mean, in the order of their colours
 * @param groups from top to bottom
 */
public record BarChart(String title, String axis, List<String> meanings, List<Group> groups) {

    private static final int PLOT = 500;
    private static final int MOST_LABEL = 420;
    private static final int RIGHT = 30;
    private static final int BAR = 11;
    private static final int GAP = 9;
    private static final int MOST_TICKS = 8;

    /**
     * Bars that belong together.
     *
     * @param label its name
     * @param bars one for each meaning
     */
    public record Group(String label, List<Bar> bars) {

        public Group {
            bars = List.copyOf(bars);
        }
    }

    public BarChart {
        meanings = List.copyOf(meanings);
        groups = List.copyOf(groups);
    }

    /** Draws the chart. */
    public Svg draw() {
        double left = 8
                + groups.stream()
                        .mapToDouble(group -> Math.min(MOST_LABEL, TextWidth.of(group.label())))
                        .max()
                        .orElse(0);
        double width = left + PLOT + RIGHT;
        Legend legend = new Legend(IntStream.range(0, meanings.size())
                .mapToObj(i -> new Legend.Entry(meanings.get(i), Swatch.box(Palette.series(i))))
                .toList());
        double top = legend.height(PLOT) + GAP;
        double groupHeight = BAR * meanings.size() + GAP;
        double bottom = top + groupHeight * groups.size();
        Ticks ticks = Ticks.around(
                Range.of(DoubleStream.concat(
                        DoubleStream.of(0),
                        groups.stream().flatMap(group -> group.bars().stream()).flatMapToDouble(BarChart::ends))),
                MOST_TICKS);
        Scale scale = new Scale(ticks.range(), left, left + PLOT);
        Svg svg = new Svg(title, description(), width, bottom + HorizontalAxis.HEIGHT);
        legend.draw(svg, left, 0, PLOT);
        new HorizontalAxis(scale, ticks, axis).draw(svg, top, bottom);
        svg.draw(Stroke.solid(Palette.SOFT, 1), new PathData().line(scale.pixel(0), top, scale.pixel(0), bottom));
        for (int i = 0; i < groups.size(); i++) {
            draw(svg, groups.get(i), scale, top + groupHeight * i + GAP / 2.0);
        }
        return svg;
    }

    private static DoubleStream ends(Bar bar) {
        return DoubleStream.of(bar.value(), bar.low(), bar.high());
    }

    private void draw(Svg svg, Group group, Scale scale, double top) {
        double middle = top + BAR * meanings.size() / 2.0;
        svg.text(scale.from() - 8, middle + 4, Anchor.END, Palette.INK, TextWidth.fitted(group.label(), MOST_LABEL));
        PathData whiskers = new PathData();
        for (int i = 0; i < group.bars().size(); i++) {
            Bar bar = group.bars().get(i);
            if (!Double.isFinite(bar.value())) {
                continue;
            }
            double y = top + BAR * i;
            double zero = scale.pixel(0);
            double end = scale.pixel(bar.value());
            svg.fill(
                    Palette.series(i),
                    new PathData().box(Math.min(zero, end), y, Math.abs(end - zero), BAR - 1),
                    1,
                    group.label());
            if (bar.low() < bar.high()) {
                double from = scale.pixel(bar.low());
                double to = scale.pixel(bar.high());
                double at = y + (BAR - 1) / 2.0;
                whiskers.line(from, at, to, at).line(from, at - 3, from, at + 3).line(to, at - 3, to, at + 3);
            }
        }
        svg.draw(Stroke.solid(Palette.PAPER, 3), whiskers).draw(Stroke.solid(Palette.INK, 1.2), whiskers);
    }

    private String description() {
        return "Bars of %s for %s."
                .formatted(axis, groups.stream().map(Group::label).collect(Collectors.joining(", ")));
    }
}
