package dev.synram.cli;

import dev.synram.compiler.cost.Cost;
import dev.synram.experiment.result.ChipEvaluation;
import dev.synram.experiment.result.EvaluationResult;
import dev.synram.experiment.result.Sensitivity;
import dev.synram.runtime.LayerSaturation;
import java.util.Comparator;
import java.util.Formatter;
import java.util.List;
import java.util.Locale;

/**
 * What a run found, for people.
 *
 * @param result the figures
 */
record RunSummary(EvaluationResult result) {

    private static final int MOST_SOURCES = 10;

    String text() {
        Formatter text = new Formatter(Locale.ROOT);
        text.format(
                "%s on %s, %,d test samples, %d classes%n",
                result.model(), result.options().data.data, result.samples(), result.classes());
        text.format("  %-30s %7s %10s %12s %10s%n", "", "correct", "run to run", "as in float", "repeated");
        text.format("  %-30s %7.2f %%%n", "float, on the host", 100 * result.floatAccuracy());
        for (ChipEvaluation trial : result.trials()) {
            text.format(
                    "  %-30s %7.2f %% %8.2f %% %10.2f %% %8.2f %%%n",
                    result.name(trial.chipSeed()) + ", calibrated",
                    100 * trial.runs().accuracy(),
                    100 * trial.runs().accuracyDeviation(),
                    100 * trial.agreement(),
                    100 * trial.runs().repeatability());
        }
        addLayers(text, result.trials().getFirst());
        addSources(text);
        for (Cost cost : result.trials().getFirst().costs()) {
            text.format(
                    "  modelled, %-19s %,10.1f µs and %.4f mJ a sample%n",
                    cost.schedule(), cost.microsecondsPerSample(), cost.millijoulesPerSample(Cost.PUBLISHED_WATTS));
        }
        EvaluationResult.warnings(result.trials().getFirst()).forEach(warning -> text.format("  note: %s%n", warning));
        return text.toString();
    }

    private void addLayers(Formatter text, ChipEvaluation trial) {
        text.format(
                "  %-30s %10s %14s %14s %14s%n",
                "layer, alone on the chip", "lost", "changed", "results full", "inputs full");
        List<Sensitivity> ranked = result.layers();
        for (LayerSaturation layer : ordered(trial.saturation(), ranked)) {
            String lost = "";
            String changed = "";
            for (Sensitivity harm : ranked) {
                if (harm.cause().equals(layer.layer())) {
                    lost = "%.2f %%".formatted(100 * harm.harm());
                    changed = "%.2f %%".formatted(100 * harm.disagreement());
                }
            }
            text.format(
                    "  %-30s %10s %14s %12.2f %% %12.2f %%%n",
                    layer.layer(), lost, changed, 100 * layer.results(), 100 * layer.activations());
        }
    }

    private static List<LayerSaturation> ordered(List<LayerSaturation> layers, List<Sensitivity> ranked) {
        List<String> names = ranked.stream().map(Sensitivity::cause).toList();
        return layers.stream()
                .sorted(Comparator.comparingInt(layer -> names.indexOf(layer.layer())))
                .toList();
    }

    private void addSources(Formatter text) {
        if (result.sources().isEmpty()) {
            return;
        }
        text.format("  %-30s %10s %14s%n", "error source, alone", "lost", "changed");
        for (Sensitivity harm : result.sources()
                .subList(0, Math.min(MOST_SOURCES, result.sources().size()))) {
            text.format("  %-30s %8.2f %% %12.2f %%%n", harm.cause(), 100 * harm.harm(), 100 * harm.disagreement());
        }
        if (result.sources().size() > MOST_SOURCES) {
            text.format(
                    "  and %d that do less harm (all of them: --json)%n",
                    result.sources().size() - MOST_SOURCES);
        }
    }
}
