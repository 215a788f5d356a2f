package dev.synram.report.sweep;

import dev.synram.experiment.accuracy.AccuracyInterval;
import dev.synram.experiment.sweep.analysis.Tolerance;
import dev.synram.report.page.Content;
import dev.synram.report.page.Decimal;
import dev.synram.report.page.Paragraph;
import dev.synram.report.page.Section;
import dev.synram.report.page.Table;
import dev.synram.report.page.Units;
import java.util.ArrayList;
import java.util.List;

/** By which factor mismatch may grow before more than 1 % of the chips fail. */
final class ToleranceSection {

    private ToleranceSection() {}

    static Section of(List<Tolerance> tolerances, double required) {
        List<Content> contents = new ArrayList<>();
        tolerances.forEach(tolerance -> contents.add(new Paragraph(sentence(tolerance))));
        contents.add(new Table(
                "Tolerance",
                List.of("error source", "factor", "failing chips", "95 % interval", "of"),
                tolerances.stream().flatMap(one -> rows(one).stream()).toList()));
        return new Section(
                "Tolerance",
                contents,
                "A chip fails if it has less than %s in any of the other settings; other error sources that are scaled stay at their factor closest to 1. Intervals are for chips of that kind."
                        .formatted(Units.percent(required)));
    }

    /** The answer for one error source in a sentence. */
    static String sentence(Tolerance tolerance) {
        if (tolerance.largestAccepted().isEmpty()) {
            return "%s: more than 1 %% of the chips fail already at factor %s."
                    .formatted(tolerance.source(), tolerance.steps().getFirst().factor());
        }
        Tolerance.Step accepted = tolerance.largestAccepted().get();
        String beyond = tolerance
                .firstRefused()
                .map(step -> "not by factor %s, where %s fail".formatted(step.factor(), percent(step)))
                .orElse("larger factors were not measured");
        return "%s may grow by factor %s (%s fail, at most %s with 95 %% confidence); %s."
                .formatted(
                        tolerance.source(),
                        accepted.factor(),
                        percent(accepted),
                        Units.percent(accepted.failing().interval().high()),
                        beyond);
    }

    private static String percent(Tolerance.Step step) {
        return Units.percent(step.failing().value());
    }

    private static List<List<String>> rows(Tolerance tolerance) {
        return tolerance.steps().stream()
                .map(step -> {
                    AccuracyInterval interval = step.failing().interval();
                    return List.of(
                            tolerance.source(),
                            String.valueOf(step.factor()),
                            percent(step),
                            Decimal.of(100 * interval.low(), 2) + " to " + Units.percent(interval.high()),
                            Units.count(step.failing().of()));
                })
                .toList();
    }
}
