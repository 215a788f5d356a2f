package dev.synram.report.evaluation;

import dev.synram.experiment.accuracy.Answer;
import dev.synram.experiment.result.CauseEffect;
import dev.synram.experiment.result.EvaluationResult;
import dev.synram.experiment.result.Remedy;
import dev.synram.experiment.result.Sensitivity;
import dev.synram.report.chart.bar.Bar;
import dev.synram.report.chart.bar.BarChart;
import dev.synram.report.page.Chart;
import dev.synram.report.page.Section;
import dev.synram.report.page.Table;
import dev.synram.report.page.Units;
import dev.synram.report.page.Verdict;
import dev.synram.runtime.LayerDeviation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The answer of an evaluation: the verdict, what accuracy is lost by, and what may help. */
public final class AnswerSections {

    private AnswerSections() {}

    /** The verdict at the top of the page, with faults that the analysis found. */
    public static Verdict verdict(EvaluationResult result) {
        Answer answer = result.answer();
        List<String> sentences = new ArrayList<>();
        sentences.add("Accuracy in float less that on chips, in percentage points; the interval is %s."
                .formatted(answer.method()));
        for (LayerDeviation layer : result.layerDeviations()) {
            if (layer.isScaledWrongly()) {
                sentences.add("Fault: results of layer %s are %s times as large as they should be."
                        .formatted(layer.layer(), Units.rounded(layer.size())));
            } else if (layer.hasDefect()) {
                sentences.add("Fault: a column of output %s of layer %s is off by %s LSB; it may be defective."
                        .formatted(layer.worstOutput(), layer.layer(), Units.rounded(layer.worstRms())));
            }
        }
        String text = answer.sentence();
        return new Verdict(
                status(answer), text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1), sentences);
    }

    private static Verdict.Status status(Answer answer) {
        return switch (answer.verdict()) {
            case SURVIVES -> Verdict.Status.SURVIVES;
            case LOSES_SOME -> Verdict.Status.LOSES;
            case DOES_NOT_SURVIVE -> Verdict.Status.DOES_NOT_SURVIVE;
        };
    }

    /** What kinds of errors cost, alone and among all others; at least one. */
    public static Section causes(List<CauseEffect> causes) {
        String heading = "What accuracy is lost by";
        BarChart chart = new BarChart(
                heading,
                "percentage points",
                List.of("alone", "among all others"),
                causes.stream()
                        .map(cause ->
                                new BarChart.Group(cause.cause(), List.of(bar(cause.alone()), bar(cause.amongAll()))))
                        .toList());
        Table table = new Table(
                heading,
                List.of("cause", "alone, points", "among all others, points"),
                causes.stream()
                        .map(cause -> List.of(cause.cause(), drop(cause.alone()), drop(cause.amongAll())))
                        .toList());
        return new Section(
                heading,
                List.of(Chart.of(chart.draw(), table)),
                ("On %s samples, with 95 %% intervals. Alone: this kind of error against none at all. Among all others: all errors "
                                + "against all but this kind. Errors neither add up nor hide each other alike.")
                        .formatted(Units.count(causes.getFirst().alone().samples())));
    }

    private static Bar bar(Sensitivity one) {
        return new Bar(100 * one.accuracyDrop(), 100 * one.dropLow(), 100 * one.dropHigh());
    }

    private static String drop(Sensitivity one) {
        return one.drop() + (one.withinChance() ? ", within chance" : "");
    }

    /** What may win accuracy back; at least one remedy. */
    public static Section remedies(List<Remedy> remedies) {
        return Section.table(
                "What may help",
                "Tried on the same samples, or, where it says at most, what the cause that it lessens costs.",
                List.of("remedy", "points gained", "how"),
                remedies.stream()
                        .map(remedy -> List.of(remedy.what(), remedy.gained(), remedy.how()))
                        .toList());
    }
}
