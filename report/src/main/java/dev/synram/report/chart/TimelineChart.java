package dev.synram.report.chart;

import dev.synram.compiler.cost.CostPart;
import dev.synram.compiler.cost.Span;
import dev.synram.compiler.plan.Program;
import dev.synram.compiler.target.Synram;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** The operations of the synrams over time: the upper bars show cost parts, the lower bars their layers. */
public final class TimelineChart {

    private static final int LEFT = 118;
    private static final int WIDTH = 860;
    private static final int ROW = 26;
    private static final int TOP = 24;
    private static final int TICKS = 8;
    private static final int MOST_LAYERS = 7;

    private TimelineChart() {}

    /** The figure as SVG. */
    public static String draw(Program program, List<Span> spans) {
        List<Synram> synrams = spans.stream()
                .map(Span::synram)
                .distinct()
                .sorted((a, b) -> a.chip() == b.chip()
                        ? Integer.compare(a.hemisphere(), b.hemisphere())
                        : Integer.compare(a.chip(), b.chip()))
                .toList();
        double end = spans.stream()
                .mapToDouble(span -> span.startMicros() + span.micros())
                .max()
                .orElse(1);
        double scale = WIDTH / end;
        Svg svg = new Svg(LEFT + WIDTH + 30, TOP + ROW * synrams.size() + 56);
        double bottom = TOP + ROW * synrams.size();
        drawAxis(svg, end, scale, bottom);
        for (int row = 0; row < synrams.size(); row++) {
            Synram synram = synrams.get(row);
            double y = TOP + ROW * row;
            svg.text(
                    LEFT - 8,
                    y + 16,
                    "end",
                    "chip %d, synram %d".formatted(synram.chip() + 1, synram.hemisphere() + 1));
            for (Span span : spans) {
                if (span.synram().equals(synram)) {
                    draw(svg, program, span, scale, y);
                }
            }
        }
        svg.legend(
                LEFT,
                bottom + 26,
                List.of(CostPart.CONFIGURATION, CostPart.CONTROL, CostPart.RESET, CostPart.EVENTS, CostPart.READOUT),
                CostPart::label,
                PlanColors::part);
        List<Integer> layers = IntStream.range(
                        0, Math.min(MOST_LAYERS, program.steps().size()))
                .boxed()
                .toList();
        svg.legend(LEFT, bottom + 48, layers, i -> program.steps().get(i).mac().name(), PlanColors::layer);
        return svg.toString();
    }

    private static void drawAxis(Svg svg, double end, double scale, double bottom) {
        double step = niceStep(end / TICKS);
        for (double micros = 0; micros <= end; micros += step) {
            svg.line(LEFT + micros * scale, TOP - 4, bottom);
            svg.text(LEFT + micros * scale, TOP - 8, "middle", String.format(Locale.ROOT, "%,.0f µs", micros));
        }
    }

    private static double niceStep(double wanted) {
        double power = Math.pow(10, Math.floor(Math.log10(Math.max(wanted, 1e-9))));
        for (double factor : new double[] {1, 2, 5}) {
            if (factor * power >= wanted) {
                return factor * power;
            }
        }
        return 10 * power;
    }

    private static void draw(Svg svg, Program program, Span span, double scale, double y) {
        String name = program.steps().get(span.step()).mac().name();
        String title = String.format(
                Locale.ROOT,
                "%s, %s: %.1f µs from %.1f µs",
                name,
                span.part().label(),
                span.micros(),
                span.startMicros());
        double x = LEFT + span.startMicros() * scale;
        svg.box(x, y + 3, span.micros() * scale, 12, PlanColors.part(span.part()), title);
        svg.box(x, y + 16, span.micros() * scale, 5, PlanColors.layer(span.step()), title);
    }
}
