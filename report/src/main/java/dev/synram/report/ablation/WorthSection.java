package dev.synram.report.ablation;

import dev.synram.experiment.ablation.AblationResult;
import dev.synram.experiment.ablation.AblationRow;
import dev.synram.experiment.ablation.MethodEffect;
import dev.synram.experiment.accuracy.Estimate;
import dev.synram.experiment.accuracy.Points;
import dev.synram.report.chart.bar.Bar;
import dev.synram.report.chart.bar.BarChart;
import dev.synram.report.chart.svg.Svg;
import dev.synram.report.page.Chart;
import dev.synram.report.page.Content;
import dev.synram.report.page.Section;
import dev.synram.report.page.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The accuracies of all rows and their differences. */
public final class WorthSection {

    private static final List<String> COLUMNS = List.of("accuracy, %", "difference, points", "to", "which is");

    private WorthSection() {}

    /** The section. */
    public static Section of(AblationResult result) {
        List<ChipGroup> groups = ChipGroup.tested(result);
        List<Content> contents = new ArrayList<>();
        contents.add(Chart.of(effects(result, groups)));
        groups.forEach(chips -> contents.add(new Table(
                "Accuracy " + chips,
                Stream.concat(Stream.of(chips.toString()), COLUMNS.stream()).toList(),
                result.rows().stream().map(row -> row(row, chips)).toList())));
        return new Section(
                "What methods are worth",
                contents,
                ("In brackets 95 %% intervals over %s trainings with seeds and chips of their own (Student's t); differences are paired. "
                                + "Within chance: the interval contains 0, or the difference is not significant among %s comparisons (Holm, 5 %%).%s")
                        .formatted(
                                result.seeds(),
                                result.comparisons(),
                                result.corrected()
                                        ? " All accuracies are those after the correction of each chip by training samples without their labels."
                                        : ""));
    }

    private static List<String> row(AblationRow row, ChipGroup chips) {
        MethodEffect effect = chips.difference(row);
        return List.of(
                row.name(),
                accuracy(chips.accuracy(row)),
                effect == null ? "" : Points.of(effect.mean(), effect.low(), effect.high()),
                effect == null ? "" : effect.to(),
                effect == null ? "" : chance(effect));
    }

    private static String accuracy(@Nullable Estimate accuracy) {
        return accuracy == null ? "" : Points.of(accuracy.value(), accuracy.low(), accuracy.high());
    }

    private static String chance(MethodEffect effect) {
        return effect.withinChance() ? "within chance" : "beyond chance";
    }

    private static Svg effects(AblationResult result, List<ChipGroup> groups) {
        return new BarChart(
                        "What each method changes",
                        "difference of accuracies (percentage points)",
                        groups.stream().map(ChipGroup::toString).toList(),
                        result.rows().stream()
                                .flatMap(row -> Stream.ofNullable(row.difference())
                                        .map(effect -> new BarChart.Group(
                                                "%s, to %s".formatted(row.name(), effect.to()), bars(row, groups))))
                                .toList())
                .draw();
    }

    private static List<Bar> bars(AblationRow row, List<ChipGroup> groups) {
        return groups.stream()
                .flatMap(chips -> Stream.ofNullable(chips.difference(row)))
                .map(effect -> new Bar(100 * effect.mean(), 100 * effect.low(), 100 * effect.high()))
                .toList();
    }
}
