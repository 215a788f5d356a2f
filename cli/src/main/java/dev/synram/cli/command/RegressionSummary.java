package dev.synram.cli.command;

import dev.synram.cli.command.summary.ModelledCostText;
import dev.synram.cli.console.TerminalText;
import dev.synram.experiment.accuracy.Estimate;
import dev.synram.experiment.accuracy.RegressionError;
import dev.synram.experiment.result.ChipRegression;
import dev.synram.experiment.result.ModelledCost;
import dev.synram.experiment.result.RegressionResult;
import java.util.Locale;

/** What a regression found, for people. */
final class RegressionSummary {

    private static final String ROW = "  %-24s %30s %26s %26s%n";

    private RegressionSummary() {}

    static TerminalText of(RegressionResult result) {
        TerminalText text = new TerminalText();
        text.format(
                "%s on %s, %,d test samples, %s target(s) a sample%n",
                result.model(), result.data(), result.samples(), result.outputs());
        text.format("  calibration: %s%n", result.calibration().label());
        text.format(ROW, "", "root mean square error", "by standard deviation", "correlation");
        row(text, "float, on the host", result.floatError());
        for (ChipRegression chip : result.chips()) {
            row(text, result.chipName(chip.chipSeed()) + ", calibrated", chip.error());
        }
        text.format("  intervals: %s%n", result.intervals());
        ChipRegression first = result.chips().getFirst();
        for (ModelledCost cost : first.modelled()) {
            ModelledCostText.lines(cost).forEach(line -> text.format("  %s%n", line));
        }
        first.warnings().forEach(warning -> text.format("  note: %s%n", warning));
        return text;
    }

    private static void row(TerminalText text, String name, RegressionError error) {
        text.format(
                ROW,
                name,
                figure("%.4g (%.4g to %.4g)", error.rootMeanSquare()),
                figure("%.3f (%.3f to %.3f)", error.normalized()),
                figure("%.3f (%.3f to %.3f)", error.correlation()));
    }

    private static String figure(String format, Estimate estimate) {
        return String.format(Locale.ROOT, format, estimate.value(), estimate.low(), estimate.high());
    }
}
