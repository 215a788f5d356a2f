package dev.synram.report.confusion;

import dev.synram.experiment.accuracy.ClassAccuracies;
import dev.synram.experiment.accuracy.ClassAccuracy;
import dev.synram.experiment.accuracy.Proportion;
import dev.synram.experiment.result.ClassResults;
import dev.synram.report.page.Content;
import dev.synram.report.page.Section;
import dev.synram.report.page.Table;
import dev.synram.report.page.Units;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How well each class is recognized. */
public final class ClassSection {

    private static final List<String> STAGES = List.of("float", "chips", "unseen chips");
    private static final List<String> SHARES = List.of("sensitivity", "precision", "F1");

    private ClassSection() {}

    /** The section. */
    public static Section of(List<ClassResults> results) {
        List<Content> tables = new ArrayList<>();
        for (ClassResults result : results) {
            tables.add(new Table(label(result), columns(result), rows(result)));
        }
        return new Section(
                "Classes",
                tables,
                "Sensitivity is the share of a class that is recognized, precision its share among what is taken for it, F1 their harmonic mean. Intervals: %s."
                        .formatted(results.getFirst().intervals()));
    }

    private static String label(ClassResults result) {
        return result.withoutGroups().isEmpty()
                ? "All test samples"
                : "Without %s, known in part from the training samples of these data"
                        .formatted(String.join(", ", result.withoutGroups()));
    }

    private static List<List<String>> rows(ClassResults result) {
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < result.inFloat().classes().size(); i++) {
            int kind = i;
            ClassAccuracy first = result.inFloat().classes().get(i);
            rows.add(Stream.concat(
                            Stream.of(first.name(), Units.count(first.samples())),
                            stages(result)
                                    .map(stage -> stage.classes().get(kind))
                                    .flatMap(stage -> Stream.of(
                                            text(stage.sensitivity()), text(stage.precision()), text(stage.f1()))))
                    .toList());
        }
        rows.add(Stream.concat(
                        Stream.of("mean", ""),
                        stages(result)
                                .flatMap(stage -> Stream.of(text(stage.macroSensitivity()), "", text(stage.macroF1()))))
                .toList());
        return rows;
    }

    private static Stream<ClassAccuracies> stages(ClassResults result) {
        return Stream.concat(Stream.of(result.inFloat(), result.onChips()), Stream.ofNullable(result.onUnseenChips()));
    }

    private static List<String> columns(ClassResults result) {
        List<String> columns = new ArrayList<>();
        columns.add(
                result.withoutGroups().isEmpty()
                        ? "class"
                        : "class, without " + String.join(", ", result.withoutGroups()));
        columns.add("samples");
        STAGES.stream()
                .limit(stages(result).count())
                .flatMap(stage -> SHARES.stream().map(share -> "%s, %s".formatted(share, stage)))
                .forEach(columns::add);
        return columns;
    }

    private static String text(@Nullable Proportion share) {
        return share == null ? "" : share.text();
    }
}
