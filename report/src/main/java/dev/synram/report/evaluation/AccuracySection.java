package dev.synram.report.evaluation;

import dev.synram.experiment.accuracy.AccuracyDrop;
import dev.synram.experiment.accuracy.AccuracyInterval;
import dev.synram.experiment.result.ChipEvaluation;
import dev.synram.experiment.result.EvaluationResult;
import dev.synram.report.chart.bar.Bar;
import dev.synram.report.chart.bar.BarChart;
import dev.synram.report.chart.svg.Svg;
import dev.synram.report.page.Chart;
import dev.synram.report.page.Content;
import dev.synram.report.page.Decimal;
import dev.synram.report.page.Section;
import dev.synram.report.page.Table;
import dev.synram.report.page.Units;
import java.util.ArrayList;
import java.util.List;

/** The accuracies on all chips beside that in float. */
public final class AccuracySection {

    private static final String HEADING = "Accuracies";

    private AccuracySection() {}

    /** The section. */
    public static Section of(EvaluationResult result) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(
                "in float, on the host",
                Units.percent(result.floatAccuracy()),
                interval(AccuracyInterval.of(result.floatAccuracy(), result.samples())),
                "",
                "",
                "",
                "",
                "",
                ""));
        result.chips().forEach(chip -> rows.add(row(result, chip)));
        List<Content> contents = new ArrayList<>();
        contents.add(new Table(
                HEADING,
                List.of(
                        "",
                        "correct",
                        "interval",
                        "drop, points",
                        "run to run",
                        "as in float",
                        "repeated",
                        "noise, LSB",
                        "the drop is"),
                rows));
        contents.add(Chart.of(drops(result)));
        return new Section(
                HEADING,
                contents,
                ("On the model of calibrated chips (%s). Intervals, 95 %%, are over all samples of that kind: Wilson's for accuracies, that of "
                                + "Agresti and Min for drops, which are compared with float on the same samples. As in float: share of samples with the class that float gives; "
                                + "repeated: with the same class in all runs. Run to run: standard deviation of the accuracy.")
                        .formatted(result.calibration().label()));
    }

    private static List<String> row(EvaluationResult result, ChipEvaluation chip) {
        AccuracyDrop drop = chip.accuracyDrop();
        return List.of(
                result.chipName(chip.chipSeed()),
                Units.percent(chip.accuracy()),
                interval(AccuracyInterval.of(chip.accuracy(), result.samples())),
                "%s (%s to %s)"
                        .formatted(
                                Decimal.of(100 * drop.mean(), 2),
                                Decimal.of(100 * drop.low(), 2),
                                Decimal.of(100 * drop.high(), 2)),
                Units.percent(chip.accuracyStandardDeviation()),
                Units.percent(chip.agreement()),
                Units.percent(chip.repeatability()),
                Decimal.of(chip.noiseLsb(), 2),
                drop.withinChance() ? "within chance" : "beyond chance");
    }

    private static String interval(AccuracyInterval interval) {
        return Decimal.of(100 * interval.low(), 2) + " to " + Units.percent(interval.high());
    }

    private static Svg drops(EvaluationResult result) {
        return new BarChart(
                        "Accuracy drop on each chip",
                        "accuracy drop compared with float (percentage points)",
                        List.of("drop, with its 95 % interval"),
                        result.chips().stream()
                                .map(chip -> new BarChart.Group(
                                        result.chipName(chip.chipSeed()), List.of(bar(chip.accuracyDrop()))))
                                .toList())
                .draw();
    }

    private static Bar bar(AccuracyDrop drop) {
        return new Bar(100 * drop.mean(), 100 * drop.low(), 100 * drop.high());
    }
}
