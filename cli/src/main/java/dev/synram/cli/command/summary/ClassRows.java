package dev.synram.cli.command.summary;

import dev.synram.cli.console.TerminalText;
import dev.synram.experiment.accuracy.ClassAccuracies;
import dev.synram.experiment.accuracy.ClassAccuracy;
import dev.synram.experiment.accuracy.Proportion;
import dev.synram.experiment.result.ClassResults;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How well each class is recognized, for people: of few classes, and of those that are so rare that an accuracy hides them. */
public final class ClassRows {

    private static final int FEW = 10;
    private static final String ROW = "  %-12s %8s %9s  %-24s %-24s %s%n";

    private ClassRows() {}

    /**
     * Adds the rows.
     *
     * @param state of the network on the chips, after a comma; empty for none
     */
    public static void add(TerminalText text, List<ClassResults> results, String state) {
        for (ClassResults result : results) {
            if (result.inFloat().classes().size() <= FEW || result.inFloat().hasRareClass()) {
                add(text, result, state);
            }
        }
    }

    private static void add(TerminalText text, ClassResults result, String state) {
        ClassAccuracies last = last(result);
        text.format("  by class, on %s%n", chips(result, state));
        text.format(ROW, "", "samples", "in float", "sensitivity", "precision", "F1");
        for (int i = 0; i < last.classes().size(); i++) {
            ClassAccuracy kind = last.classes().get(i);
            text.format(
                    ROW,
                    TerminalText.escaped(kind.name()),
                    String.format(Locale.ROOT, "%,d", kind.samples()),
                    value(result.inFloat().classes().get(i).sensitivity()),
                    percent(kind.sensitivity()),
                    percent(kind.precision()),
                    percent(kind.f1()));
        }
        text.format(
                ROW,
                "mean",
                "",
                value(result.inFloat().macroSensitivity()),
                percent(last.macroSensitivity()),
                "",
                percent(last.macroF1()));
    }

    private static ClassAccuracies last(ClassResults result) {
        ClassAccuracies unseen = result.onUnseenChips();
        return unseen == null ? result.onChips() : unseen;
    }

    private static String chips(ClassResults result, String state) {
        return (result.onUnseenChips() == null ? "chips" : "unseen chips")
                + state
                + (result.withoutGroups().isEmpty() ? "" : ", without " + String.join(", ", result.withoutGroups()))
                + "; in float: sensitivity";
    }

    private static String value(@Nullable Proportion share) {
        return share == null ? "" : String.format(Locale.ROOT, "%.1f %%", 100 * share.value());
    }

    private static String percent(@Nullable Proportion share) {
        return share == null ? "" : share.text();
    }
}
