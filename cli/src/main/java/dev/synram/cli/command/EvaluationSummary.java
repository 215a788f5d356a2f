package dev.synram.cli.command;

import dev.synram.cli.command.summary.CalibrationRows;
import dev.synram.cli.command.summary.ClassRows;
import dev.synram.cli.command.summary.LayerFitText;
import dev.synram.cli.command.summary.ModelledCostText;
import dev.synram.cli.console.TerminalText;
import dev.synram.experiment.result.ChipEvaluation;
import dev.synram.experiment.result.EvaluationResult;
import dev.synram.experiment.result.ModelledCost;

/** What an evaluation found, for people. */
final class EvaluationSummary {

    private EvaluationSummary() {}

    static TerminalText of(EvaluationResult result) {
        TerminalText text = new TerminalText();
        text.format("%s%n", result.answer().sentence());
        text.format("  interval: %s%n", result.answer().method());
        text.format(
                "%s on %s, %,d test samples, %s classes%n",
                result.model(), result.data(), result.samples(), result.classes());
        text.format("  calibration: %s%n", result.calibration().label());
        text.format("  %-30s %7s %10s %12s %10s%n", "", "correct", "run to run", "as in float", "repeated");
        text.format("  %-30s %7.2f %%%n", "float, on the host", 100 * result.floatAccuracy());
        for (ChipEvaluation chip : result.chips()) {
            text.format(
                    "  %-30s %7.2f %% %8.2f %% %10.2f %% %8.2f %%%n",
                    result.chipName(chip.chipSeed()) + ", calibrated",
                    100 * chip.accuracy(),
                    100 * chip.accuracyStandardDeviation(),
                    100 * chip.agreement(),
                    100 * chip.repeatability());
        }
        ClassRows.add(text, result.byClass(), "");
        ChipEvaluation first = result.chips().getFirst();
        CauseText.add(text, result);
        RemedyText.add(text, result.remedies());
        CalibrationRows.addAccuracies(text, result.calibrationComparison());
        result.hostFunctions().forEach(function -> text.format("  %s%n", function));
        LayerFitText.addTradeOffs(text, first.tradeOffs());
        for (ModelledCost cost : first.modelled()) {
            ModelledCostText.lines(cost).forEach(line -> text.format("  %s%n", line));
        }
        first.warnings().forEach(warning -> text.format("  note: %s%n", warning));
        return text;
    }
}
