package dev.synram.cli.command.training;

import dev.synram.cli.console.TerminalText;
import dev.synram.experiment.ablation.AblationResult;
import dev.synram.experiment.ablation.AblationRow;
import dev.synram.experiment.ablation.MethodEffect;
import dev.synram.experiment.accuracy.Estimate;
import dev.synram.experiment.accuracy.Points;
import org.jspecify.annotations.Nullable;

/** What methods of training are worth, for people. */
final class AblationSummary {

    private AblationSummary() {}

    static TerminalText of(AblationResult result) {
        TerminalText text = new TerminalText();
        text.format(
                "%s on %s, %s trainings of each row, accuracies in %% with 95 %% intervals over seeds and chips%n",
                result.model(), result.data(), result.seeds());
        result.methods().forEach(method -> text.format("  %s: %s%n", method.name(), method.meaning()));
        if (result.corrected()) {
            text.format(
                    "  all rows: accuracies after the correction of each chip by training samples without labels%n");
        }
        add(text, "on the chips of the training", result, false);
        if (result.rows().getFirst().unseenAccuracy() != null) {
            add(text, "on chips that it never saw", result, true);
        }
        text.format(
                "within chance: the interval contains 0, or the difference is not significant among %s comparisons (Holm, 5 %%)%n",
                result.comparisons());
        return text;
    }

    private static void add(TerminalText text, String chips, AblationResult result, boolean unseen) {
        text.format("%n  %-24s %-24s %s%n", chips, "", "difference in percentage points");
        for (AblationRow row : result.rows()) {
            text.format(
                    "  %-24s %-24s %s%n",
                    row.name(),
                    accuracy(unseen ? row.unseenAccuracy() : row.accuracy()),
                    difference(unseen ? row.unseenDifference() : row.difference()));
        }
    }

    private static String accuracy(@Nullable Estimate accuracy) {
        return accuracy == null ? "" : Points.of(accuracy.value(), accuracy.low(), accuracy.high());
    }

    private static String difference(@Nullable MethodEffect effect) {
        return effect == null
                ? ""
                : "%s to %s%s"
                        .formatted(
                                Points.of(effect.mean(), effect.low(), effect.high()),
                                effect.to(),
                                effect.withinChance() ? ", within chance" : "");
    }
}
