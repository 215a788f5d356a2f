package dev.synram.report.sweep;

import dev.synram.experiment.sweep.analysis.AxisEffect;
import dev.synram.experiment.sweep.analysis.Quantiles;
import dev.synram.report.chart.xy.Axis;
import dev.synram.report.chart.xy.Series;
import dev.synram.report.chart.xy.XyChart;
import dev.synram.report.page.Chart;
import dev.synram.report.page.Content;
import dev.synram.report.page.Section;
import dev.synram.report.page.Table;
import dev.synram.report.page.Units;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Accuracy against each axis. */
final class AxisSection {

    private static final int WIDTH = 620;
    private static final int HEIGHT = 260;

    private AxisSection() {}

    static Section of(List<AxisEffect> effects) {
        return new Section(
                "Accuracy against each axis",
                effects.stream().map(AxisSection::content).toList(),
                "Median, and the range from 5 to 95 % of the rows, over all other settings of the sweep.");
    }

    private static Content content(AxisEffect effect) {
        Table table = new Table(
                "Accuracy over " + effect.axis(),
                List.of(effect.axis(), "median", "5 %", "95 %", "rows"),
                effect.steps().stream().map(AxisSection::row).toList());
        if (effect.steps().stream().anyMatch(step -> !isNumber(step.value().label()))) {
            return table;
        }
        XyChart chart = new XyChart(
                "Accuracy over " + effect.axis(),
                Axis.of(effect.axis()),
                Axis.of("accuracy, %"),
                List.of(
                        series("median", effect, Quantiles::median),
                        series("5 % of the rows are lower", effect, Quantiles::low),
                        series("5 % of the rows are higher", effect, Quantiles::high)));
        return Chart.of(chart.draw(WIDTH, HEIGHT), table);
    }

    private static boolean isNumber(String label) {
        return Character.isDigit(label.charAt(0));
    }

    private static Series series(String name, AxisEffect effect, ToDoubleFunction<Quantiles> quantile) {
        return Series.markedLine(
                name,
                effect.steps().stream()
                        .mapToDouble(step -> step.value().position())
                        .toArray(),
                effect.steps().stream()
                        .mapToDouble(step -> 100 * quantile.applyAsDouble(step.accuracies()))
                        .toArray());
    }

    private static List<String> row(AxisEffect.Step step) {
        Quantiles accuracies = step.accuracies();
        return List.of(
                step.value().label(),
                Units.percent(accuracies.median()),
                Units.percent(accuracies.low()),
                Units.percent(accuracies.high()),
                Units.count(accuracies.count()));
    }
}
