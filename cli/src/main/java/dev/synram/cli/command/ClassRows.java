package dev.synram.cli.command;

import dev.synram.cli.console.TerminalText;
import dev.synram.experiment.accuracy.ClassAccuracies;
import dev.synram.experiment.accuracy.ClassAccuracy;
import dev.synram.experiment.accuracy.Proportion;
import dev.synram.experiment.result.ClassResults;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How well each class is recognized, for people: of classes that are so rare that an accuracy hides them. */
final class ClassRows {

    private ClassRows() {}

    static void add(TerminalText text, List<ClassResults> results) {
        for (ClassResults result : results) {
            if (result.inFloat().hasRareClass()) {
                text.format(
                        "  %-10s %8s  %-27s %-27s%n",
                        "class", "samples", "sensitivity in float", "on " + chips(result));
                ClassAccuracies last = last(result);
                for (int i = 0; i < last.classes().size(); i++) {
                    ClassAccuracy kind = result.inFloat().classes().get(i);
                    text.format(
                            "  %-10s %,8d  %-27s %-27s%n",
                            TerminalText.escaped(kind.name()),
                            kind.samples(),
                            percent(kind.sensitivity()),
                            percent(last.classes().get(i).sensitivity()));
                }
                text.format(
                        "  %-10s %8s  %-27s %-27s%n",
                        "mean", "", percent(result.inFloat().macroSensitivity()), percent(last.macroSensitivity()));
            }
        }
    }

    private static ClassAccuracies last(ClassResults result) {
        ClassAccuracies unseen = result.onUnseenChips();
        return unseen == null ? result.onChips() : unseen;
    }

    private static String chips(ClassResults result) {
        return (result.onUnseenChips() == null ? "chips, retrained" : "unseen chips, retrained")
                + (result.withoutGroups().isEmpty() ? "" : ", without " + String.join(", ", result.withoutGroups()));
    }

    private static String percent(@Nullable Proportion share) {
        return share == null ? "" : share.text();
    }
}
