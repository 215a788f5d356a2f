package dev.synram.report.chart.plan;

import dev.synram.compiler.cost.CostPart;
import dev.synram.compiler.cost.Span;
import dev.synram.compiler.plan.Program;
import dev.synram.compiler.target.Synram;
import dev.synram.report.chart.axis.HorizontalAxis;
import dev.synram.report.chart.scale.Range;
import dev.synram.report.chart.scale.Scale;
import dev.synram.report.chart.scale.Ticks;
import dev.synram.report.chart.svg.Anchor;
import dev.synram.report.chart.svg.Legend;
import dev.synram.report.chart.svg.Paint;
import dev.synram.report.chart.svg.Palette;
import dev.synram.report.chart.svg.PathData;
import dev.synram.report.chart.svg.Stroke;
import dev.synram.report.chart.svg.Svg;
import dev.synram.report.chart.svg.TextWidth;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The operations of the synrams over time: the upper bars show cost parts, the lower bars their layers. */
public final class TimelineChart {

    private static final int LEFT = 132;
    private static final int WIDTH = 820;
    private static final int RIGHT = 36;
    private static final int ROW = 36;
    private static final int BAR = 13;
    private static final int GAP = 8;
    private static final int MOST_TICKS = 9;
    private static final int MILLISECONDS = 10_000;

    private TimelineChart() {}

    /**
     * Draws a timeline.
     *
     * @param title says which batch it shows
     */
    public static Svg draw(String title, Program program, List<Span> spans) {
        List<Synram> synrams = spans.stream()
                .map(Span::synram)
                .distinct()
                .sorted(Comparator.comparingInt(Synram::chip).thenComparingInt(Synram::hemisphere))
                .toList();
        double end = spans.stream()
                .mapToDouble(span -> span.startMicros() + span.micros())
                .max()
                .orElse(1);
        Legend parts = PlanColors.legend(Arrays.stream(CostPart.values())
                .filter(part -> spans.stream().anyMatch(span -> span.part() == part))
                .toList());
        Legend layers = LayerLegend.of(program);
        double partsHeight = parts.height(WIDTH);
        double top = partsHeight + layers.height(WIDTH) + GAP;
        double bottom = top + ROW * synrams.size();
        Svg svg = new Svg(
                title,
                String.format(
                        Locale.ROOT, "%s operations of %s synrams in %.0f µs.", spans.size(), synrams.size(), end),
                LEFT + WIDTH + RIGHT,
                bottom + HorizontalAxis.HEIGHT);
        parts.draw(svg, LEFT, 0, WIDTH);
        layers.draw(svg, LEFT, partsHeight, WIDTH);
        svg.text(0, 14, Anchor.START, Palette.SOFT, "upper bars");
        svg.text(0, partsHeight + 14, Anchor.START, Palette.SOFT, "lower bars");
        boolean milliseconds = end > MILLISECONDS;
        double unit = milliseconds ? 1e3 : 1;
        Scale scale = new Scale(new Range(0, end / unit), LEFT, LEFT + WIDTH);
        new HorizontalAxis(scale, Ticks.within(scale.range(), MOST_TICKS), milliseconds ? "time (ms)" : "time (µs)")
                .draw(svg, top, bottom);
        for (int row = 0; row < synrams.size(); row++) {
            Synram synram = synrams.get(row);
            double y = top + ROW * row;
            svg.text(
                    LEFT - 8,
                    y + 20,
                    Anchor.END,
                    Palette.INK,
                    "chip %s, synram %s".formatted(synram.chip() + 1, synram.hemisphere() + 1));
            List<Span> own = spans.stream()
                    .filter(span -> span.synram().equals(synram))
                    .sorted(Comparator.comparingDouble(Span::startMicros))
                    .toList();
            draw(svg, program, own, scale, unit, y + 4);
        }
        return svg;
    }

    private static void draw(Svg svg, Program program, List<Span> spans, Scale scale, double unit, double y) {
        for (CostPart part : CostPart.values()) {
            SpanPath path = new SpanPath(scale, unit);
            spans.stream().filter(span -> span.part() == part).forEach(path::add);
            svg.fill(PlanColors.part(part), path.boxes(y, BAR), 1, part.label());
        }
        for (int step = 0; step < program.steps().size(); step++) {
            int number = step;
            SpanPath path = new SpanPath(scale, unit);
            spans.stream().filter(span -> span.step() == number).forEach(path::add);
            Paint paint = Palette.layer(step);
            String name = program.steps().get(step).mac().name();
            PathData boxes = path.boxes(y + BAR + 1, BAR);
            svg.fill(paint, boxes, 1, name).draw(Stroke.solid(Palette.SOFT, 0.5), boxes);
            String label = LayerLegend.number(step);
            path.wide(TextWidth.of(label) + 4)
                    .forEach(middle -> svg.text(middle, y + 2 * BAR - 1, Anchor.MIDDLE, Palette.INK, label));
        }
    }
}
