package dev.synram.cli.command;

import dev.synram.cli.console.TerminalText;
import dev.synram.experiment.Remediation;
import dev.synram.experiment.result.Remedy;
import java.util.List;

/** What may help, for people. */
final class RemedyText {

    private RemedyText() {}

    /** What other conversions gain, and which is kept. */
    static TerminalText of(Remediation.Outcome outcome) {
        TerminalText text = new TerminalText();
        add(text, outcome.tried());
        text.format(
                "  kept, by agreement with float on samples that are not scored: %s%n",
                outcome.kept().isEmpty() ? "the conversion as it was" : outcome.kept());
        return text;
    }

    /** Adds remedies, the most promising first. */
    static void add(TerminalText text, List<Remedy> remedies) {
        if (remedies.isEmpty()) {
            return;
        }
        text.format("  %-46s %-40s %s%n", "what may help", "points gained", "how");
        for (Remedy remedy : remedies) {
            text.format("  %-46s %-40s %s%n", remedy.what(), remedy.gained(), remedy.how());
        }
    }
}
