package dev.synram.cli.command;

import dev.synram.cli.console.TerminalText;
import dev.synram.experiment.result.ChipEvaluation;
import dev.synram.experiment.result.EvaluationResult;
import dev.synram.experiment.result.ModelledCost;
import dev.synram.experiment.result.Sensitivity;
import dev.synram.runtime.LayerSaturation;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** What an evaluation found, for people. */
final class EvaluationSummary {

    private static final int MOST_SOURCES = 10;

    private EvaluationSummary() {}

    static TerminalText of(EvaluationResult result) {
        TerminalText text = new TerminalText();
        text.format("%s%n", result.answer().sentence());
        text.format("  interval: %s%n", result.answer().method());
        text.format(
                "%s on %s, %,d test samples, %d classes%n",
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
        ChipEvaluation first = result.chips().getFirst();
        CalibrationRows.addAccuracies(text, result.calibrationComparison());
        result.hostFunctions().forEach(function -> text.format("  %s%n", function));
        addLayers(text, first, result.layerSensitivities());
        addSources(text, result.errorSourceSensitivities());
        LayerFitText.addTradeOffs(text, first.tradeOffs());
        for (ModelledCost cost : first.modelled()) {
            ModelledCostText.lines(cost).forEach(line -> text.format("  %s%n", line));
        }
        first.warnings().forEach(warning -> text.format("  note: %s%n", warning));
        return text;
    }

    private static void addLayers(TerminalText text, ChipEvaluation chip, List<Sensitivity> ranked) {
        text.format(
                "  %-30s %10s %14s %14s %14s%n",
                "layer, alone on the chip", "drop", "changed", "results full", "inputs full");
        for (LayerSaturation layer : ordered(chip.saturation(), ranked)) {
            String drop = "";
            String changed = "";
            for (Sensitivity sensitivity : ranked) {
                if (sensitivity.cause().equals(layer.layer())) {
                    drop = String.format(Locale.ROOT, "%.2f %%", 100 * sensitivity.accuracyDrop());
                    changed = String.format(Locale.ROOT, "%.2f %%", 100 * sensitivity.disagreement());
                }
            }
            text.format(
                    "  %-30s %10s %14s %12.2f %% %12.2f %%%n",
                    layer.layer(), drop, changed, 100 * layer.results(), 100 * layer.activations());
        }
    }

    private static List<LayerSaturation> ordered(List<LayerSaturation> layers, List<Sensitivity> ranked) {
        List<String> names = ranked.stream().map(Sensitivity::cause).toList();
        return layers.stream()
                .sorted(Comparator.comparingInt(layer -> names.indexOf(layer.layer())))
                .toList();
    }

    private static void addSources(TerminalText text, List<Sensitivity> sources) {
        if (sources.isEmpty()) {
            return;
        }
        text.format("  %-30s %10s %14s%n", "error source, alone", "drop", "changed");
        for (Sensitivity source : sources.subList(0, Math.min(MOST_SOURCES, sources.size()))) {
            text.format(
                    "  %-30s %8.2f %% %12.2f %%%n",
                    source.cause(), 100 * source.accuracyDrop(), 100 * source.disagreement());
        }
        if (sources.size() > MOST_SOURCES) {
            text.format("  and %d of less effect (all of them: --json)%n", sources.size() - MOST_SOURCES);
        }
    }
}
