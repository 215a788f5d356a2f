package dev.synram.report.training;

import dev.synram.experiment.result.training.SampleOutputs;
import dev.synram.report.chart.scale.Range;
import dev.synram.report.chart.scale.Scale;
import dev.synram.report.chart.svg.Anchor;
import dev.synram.report.chart.svg.Palette;
import dev.synram.report.chart.svg.PathData;
import dev.synram.report.chart.svg.Stroke;
import dev.synram.report.chart.svg.Svg;
import dev.synram.report.chart.svg.TextWidth;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * The chip's outputs for a sample: bars from zero to the mean, whiskers of one standard deviation on both sides.
 *
 * @param outputs of one sample
 * @param classes names of the outputs
 */
record OutputBars(SampleOutputs outputs, List<String> classes) {

    private static final int WIDTH = 270;
    private static final int MOST_LABEL = 72;
    private static final int MARK = 18;
    private static final int ROW = 16;
    private static final int BAR = 9;

    /** The most outputs that are drawn: the largest ones. */
    static final int MOST_OUTPUTS = 10;

    /** Draws the bars. */
    Svg draw() {
        List<Double> means = outputs.means();
        List<Integer> largest = IntStream.range(0, means.size())
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -means.get(i)))
                .toList();
        int best = largest.getFirst();
        List<Integer> shown = largest.stream().limit(MOST_OUTPUTS).sorted().toList();
        double left = 6
                + shown.stream()
                        .mapToDouble(output -> Math.min(MOST_LABEL, TextWidth.of(classes.get(output))))
                        .max()
                        .orElse(0);
        Scale scale = new Scale(new Range(-128, 127), left, WIDTH - MARK);
        Svg svg = new Svg(
                "Outputs for a sample of class " + classes.get(outputs.label()),
                "The largest output is %s, %s. The bars are %s."
                        .formatted(
                                classes.get(best),
                                best == outputs.label() ? "which is right" : "which is wrong",
                                String.join(
                                        ", ",
                                        shown.stream().map(this::described).toList())),
                WIDTH,
                ROW * shown.size() + 2.0);
        PathData zero = new PathData().line(scale.pixel(0), 0, scale.pixel(0), ROW * shown.size());
        svg.draw(Stroke.solid(Palette.SOFT, 1), zero);
        for (int row = 0; row < shown.size(); row++) {
            draw(svg, shown.get(row), best, scale, ROW * row);
        }
        return svg;
    }

    private void draw(Svg svg, int output, int best, Scale scale, double y) {
        double mean = outputs.means().get(output);
        double error = outputs.standardDeviations().get(output);
        boolean right = output == outputs.label();
        double end = scale.pixel(mean);
        double zero = scale.pixel(0);
        double opacity = output == best ? 1 : 0.45;
        svg.text(scale.from() - 6, y + 12, Anchor.END, Palette.INK, TextWidth.fitted(classes.get(output), MOST_LABEL));
        svg.fill(
                Palette.series(output != best || right ? 0 : 1),
                new PathData().box(Math.min(zero, end), y + 3, Math.abs(end - zero), BAR),
                opacity,
                described(output));
        double middle = y + 3 + BAR / 2.0;
        svg.draw(
                Stroke.solid(Palette.INK, 1.5),
                new PathData()
                        .line(
                                scale.pixel(Math.max(-128, mean - error)),
                                middle,
                                scale.pixel(Math.min(127, mean + error)),
                                middle));
        if (output == best) {
            svg.text(scale.to() + 4, y + 12, Anchor.START, Palette.INK, right ? "✔" : "✖");
        }
    }

    private String described(int output) {
        return classes.get(output)
                + String.format(
                        Locale.ROOT,
                        ": %.1f ± %.1f LSB",
                        outputs.means().get(output),
                        outputs.standardDeviations().get(output));
    }
}
