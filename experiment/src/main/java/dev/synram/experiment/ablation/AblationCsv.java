package dev.synram.experiment.ablation;

import dev.synram.experiment.accuracy.Estimate;
import dev.synram.files.FileContent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A table of methods as CSV: a line for each row, cells of what a row does not have empty. */
record AblationCsv(List<AblationRow> rows) {

    private static final List<String> ESTIMATE = List.of("", "Low", "High");
    private static final List<String> EFFECT = List.of("To", "", "Low", "High", "PValue", "WithinChance");

    FileContent content() {
        return FileContent.text(csv -> {
            csv.append(String.join(",", columns())).append('\n');
            for (AblationRow row : rows) {
                csv.append(String.join(",", cells(row))).append('\n');
            }
        });
    }

    private static List<String> columns() {
        return Stream.of(
                        Stream.of("row", "methods"),
                        named("accuracy", ESTIMATE),
                        named("difference", EFFECT),
                        named("unseenAccuracy", ESTIMATE),
                        named("unseenDifference", EFFECT))
                .flatMap(names -> names)
                .toList();
    }

    private static Stream<String> named(String what, List<String> ends) {
        return ends.stream().map(what::concat);
    }

    private static List<String> cells(AblationRow row) {
        List<String> cells = new ArrayList<>(List.of(row.name(), String.join("+", row.methods())));
        cells.addAll(estimate(row.accuracy()));
        cells.addAll(effect(row.difference()));
        cells.addAll(estimate(row.unseenAccuracy()));
        cells.addAll(effect(row.unseenDifference()));
        return cells;
    }

    private static List<String> estimate(@Nullable Estimate estimate) {
        return estimate == null ? empty(ESTIMATE) : numbers(estimate.value(), estimate.low(), estimate.high());
    }

    private static List<String> effect(@Nullable MethodEffect effect) {
        if (effect == null) {
            return empty(EFFECT);
        }
        List<String> cells = new ArrayList<>(List.of(effect.to()));
        cells.addAll(numbers(effect.mean(), effect.low(), effect.high(), effect.pValue()));
        cells.add(Boolean.toString(effect.withinChance()));
        return cells;
    }

    private static List<String> empty(List<String> columns) {
        return Collections.nCopies(columns.size(), "");
    }

    private static List<String> numbers(double... values) {
        return Arrays.stream(values).mapToObj(Double::toString).toList();
    }
}
