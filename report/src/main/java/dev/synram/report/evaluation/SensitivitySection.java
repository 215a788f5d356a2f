package dev.synram.report.evaluation;

import dev.synram.experiment.accuracy.AccuracyInterval;
import dev.synram.experiment.result.Sensitivity;
import dev.synram.report.chart.bar.Bar;
import dev.synram.report.chart.bar.BarChart;
import dev.synram.report.page.Chart;
import dev.synram.report.page.Content;
import dev.synram.report.page.Decimal;
import dev.synram.report.page.Parts;
import dev.synram.report.page.Section;
import dev.synram.report.page.Table;
import dev.synram.report.page.Units;
import java.util.ArrayList;
import java.util.List;

/**
 * What single causes cost: bars of the accuracy drop and of changed classes, with intervals. All but the first are folded away.
 *
 * @param heading title of the section
 * @param note how sensitivities were determined
 */
public record SensitivitySection(String heading, String note) {

    private static final int SEEN = 10;

    /** The section of sensitivities, the largest first. */
    public Section of(List<Sensitivity> sensitivities) {
        int seen = Math.min(SEEN, sensitivities.size());
        List<Content> contents = new ArrayList<>(contents(sensitivities.subList(0, seen), heading));
        if (sensitivities.size() > seen) {
            List<Sensitivity> others = sensitivities.subList(seen, sensitivities.size());
            contents.add(Parts.folded(
                    "%s of less effect".formatted(others.size()),
                    contents(others, heading + ": those of less effect")));
        }
        return new Section(
                heading,
                contents,
                note
                        + " On %s samples; intervals are for all samples of that kind, 95 %%. A drop whose interval contains 0 is within chance."
                                .formatted(Units.count(sensitivities.getFirst().samples())));
    }

    private List<Content> contents(List<Sensitivity> sensitivities, String title) {
        BarChart chart = new BarChart(
                title,
                "percent of the samples",
                List.of("accuracy drop", "samples with another class"),
                sensitivities.stream()
                        .map(one -> new BarChart.Group(one.cause(), List.of(drop(one), changed(one))))
                        .toList());
        Table table = new Table(
                title,
                List.of("cause", "accuracy drop, points", "95 % interval", "other class", "95 % interval", ""),
                sensitivities.stream().map(this::row).toList());
        return List.of(Chart.of(chart.draw(), table));
    }

    private Bar drop(Sensitivity one) {
        return new Bar(100 * one.accuracyDrop(), 100 * one.dropLow(), 100 * one.dropHigh());
    }

    private Bar changed(Sensitivity one) {
        AccuracyInterval interval = AccuracyInterval.of(one.disagreement(), one.samples());
        return new Bar(100 * one.disagreement(), 100 * interval.low(), 100 * interval.high());
    }

    private List<String> row(Sensitivity one) {
        AccuracyInterval changed = AccuracyInterval.of(one.disagreement(), one.samples());
        return List.of(
                one.cause(),
                Decimal.of(100 * one.accuracyDrop(), 2),
                Decimal.of(100 * one.dropLow(), 2) + " to " + Decimal.of(100 * one.dropHigh(), 2),
                Units.percent(one.disagreement()),
                Decimal.of(100 * changed.low(), 2) + " to " + Units.percent(changed.high()),
                one.withinChance() ? "within chance" : "");
    }
}
