package dev.synram.cli.command;

import dev.synram.cli.console.TerminalText;
import dev.synram.experiment.accuracy.AccuracyDifference;
import dev.synram.experiment.recalibration.CorrectedLayer;
import dev.synram.experiment.recalibration.RecalibratedChip;
import dev.synram.experiment.recalibration.RecalibrationResult;
import java.util.Locale;

/** What a recalibration is worth, for people. */
final class RecalibrationSummary {

    private RecalibrationSummary() {}

    static TerminalText of(RecalibrationResult result) {
        TerminalText text = new TerminalText();
        text.format(
                "%s on %s, corrected by %,d samples without their labels, tested on %,d others%n",
                result.model(), result.data(), result.corrections(), result.samples());
        text.format("  calibration: %s%n", result.calibration().label());
        text.format("  roundings of a chip alone, on the host %7.2f %%%n", 100 * result.accuracyOnHost());
        text.format("  %-24s %9s %9s   %s%n", "", "before", "after", "change, 95 % interval");
        for (RecalibratedChip chip : result.chips()) {
            row(text, result.chipName(chip.chipSeed()), chip.accuracyBefore(), chip.accuracy(), chip.difference());
        }
        if (result.chips().size() > 1) {
            row(text, "mean over chips", result.accuracyBefore(), result.accuracy(), result.difference());
            text.format(
                    "  after, 95 %% interval over samples and chips: %.2f to %.2f %%%n",
                    100 * result.interval().low(), 100 * result.interval().high());
        }
        RecalibratedChip first = result.chips().getFirst();
        text.format(
                "  changed on %s, whose gain is %.5f LSB, in %.1f s:%n",
                result.chipName(first.chipSeed()), first.gain(), first.seconds());
        first.layers().forEach(layer -> text.format("    %s%n", change(layer)));
        result.warnings().forEach(warning -> text.format("  note: %s%n", warning));
        return text;
    }

    private static String change(CorrectedLayer layer) {
        String sends = layer.numSends() == layer.numSendsBefore()
                ? "%s sends as before".formatted(layer.numSends())
                : "%s instead of %s sends".formatted(layer.numSends(), layer.numSendsBefore());
        return String.format(
                Locale.ROOT,
                "%s: %s, biases by %.1f LSB rms, at most %s",
                layer.layer(),
                sends,
                layer.rms(),
                layer.largest());
    }

    private static void row(
            TerminalText text, String name, double before, double after, AccuracyDifference difference) {
        text.format(
                "  %-24s %7.2f %% %7.2f %%   %+.2f (%+.2f to %+.2f)%s%n",
                name,
                100 * before,
                100 * after,
                100 * difference.mean(),
                100 * difference.low(),
                100 * difference.high(),
                difference.withinChance() ? ", within chance" : "");
    }
}
