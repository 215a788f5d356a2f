package dev.synram.report.ablation;

import dev.synram.experiment.ablation.AblationResult;
import dev.synram.experiment.ablation.AblationRow;
import dev.synram.report.page.Content;
import dev.synram.report.page.Section;
import dev.synram.report.page.Table;
import dev.synram.report.page.Units;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The accuracies of single trainings: a row for each seed, a column for each combination of methods. */
public final class TrainingsSection {

    private TrainingsSection() {}

    /** The section. */
    public static Section of(AblationResult result) {
        return new Section(
                "Single trainings",
                ChipGroup.tested(result).stream()
                        .<Content>map(chips -> table(result, chips))
                        .toList(),
                "");
    }

    private static Table table(AblationResult result, ChipGroup chips) {
        List<String> names = result.rows().stream().map(AblationRow::name).toList();
        return new Table(
                "Single trainings " + chips,
                Stream.concat(Stream.of("seed, " + chips), names.stream()).toList(),
                IntStream.rangeClosed(1, result.seeds())
                        .mapToObj(number -> row(result, chips, number))
                        .toList());
    }

    private static List<String> row(AblationResult result, ChipGroup chips, int number) {
        Stream<String> accuracies = result.rows().stream()
                .map(row -> result.runs().stream()
                        .filter(run -> run.number() == number && run.methods().equals(row.methods()))
                        .flatMap(run -> Stream.ofNullable(chips.accuracy(run)))
                        .map(Units::percent)
                        .findFirst()
                        .orElse(""));
        return Stream.concat(Stream.of(Long.toString(result.seed() + number - 1)), accuracies)
                .toList();
    }
}
