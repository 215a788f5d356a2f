package dev.synram.report;

import dev.synram.experiment.ablation.AblationResult;
import dev.synram.experiment.ablation.AblationRow;
import dev.synram.report.ablation.TrainingsSection;
import dev.synram.report.ablation.WorthSection;
import dev.synram.report.page.ReportPage;
import dev.synram.report.page.Section;
import java.util.List;
import java.util.stream.Stream;

/**
 * The page about what methods of training are worth.
 *
 * @param result the trainings with and without methods
 */
public record AblationReport(AblationResult result) {

    /** The page as HTML. */
    public String page() {
        return new ReportPage(
                        ReportPage.Kind.ABLATION,
                        "Methods of training for " + result.model(),
                        "Trained on %s without the methods, with each alone%s, %s times each."
                                .formatted(
                                        result.data(),
                                        result.methods().size() == 1 ? "" : ", with all, and with all but each",
                                        result.seeds()),
                        headline(),
                        List.of(WorthSection.of(result), TrainingsSection.of(result), methods(), provenance()))
                .html();
    }

    private String headline() {
        List<String> names = result.rows().stream()
                .filter(AblationReport::differs)
                .map(AblationRow::name)
                .toList();
        return names.isEmpty() ? "all differences within chance" : "beyond chance: " + String.join(", ", names);
    }

    private static boolean differs(AblationRow row) {
        return Stream.concat(Stream.ofNullable(row.difference()), Stream.ofNullable(row.unseenDifference()))
                .anyMatch(effect -> !effect.withinChance());
    }

    private Section methods() {
        return Section.table(
                "Methods",
                "",
                List.of("method", "what it does"),
                result.methods().stream()
                        .map(method -> List.of(method.name(), method.meaning()))
                        .toList());
    }

    private Section provenance() {
        return Section.provenance(List.of(
                List.of("Synram", result.version()),
                List.of("model", result.model()),
                List.of("data", result.data()),
                List.of("first seed", Long.toString(result.seed())),
                List.of("first chip", Long.toString(result.chipSeed())),
                List.of("trainings", Integer.toString(result.runs().size()))));
    }
}
