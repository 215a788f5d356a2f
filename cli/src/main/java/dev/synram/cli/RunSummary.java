package dev.synram.cli;

import dev.synram.compiler.Cost;
import dev.synram.runtime.LayerSaturation;
import java.util.Comparator;
import java.util.List;

/**
 * What a run found, for people.
 *
 * @param result the figures
 */
record RunSummary(RunResult result) {

    private static final int MOST_SOURCES = 10;

    TerminalText text() {
        TerminalText text = new TerminalText();
        text.format(
                "%s on %s, %,d test samples, %d classes%n",
                result.model(), result.options().data.data, result.samples(), result.classes());
        text.format("  %-30s %7s %10s %12s %10s%n", "", "correct", "run to run", "as in float", "repeated");
        text.format("  %-30s %7.2f %%%n", "float, on the host", 100 * result.floatAccuracy());
        for (ChipTrial trial : result.trials()) {
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
                    cost.schedule(), cost.microsPerImage(), cost.millijoulesPerImage(Cost.PUBLISHED_WATTS));
        }
        RunResult.warnings(result.trials().getFirst()).forEach(warning -> text.format("  note: %s%n", warning));
        return text;
    }

    private void addLayers(TerminalText text, ChipTrial trial) {
        text.format(
                "  %-30s %10s %14s %14s %14s%n",
                "layer, alone on the chip", "lost", "changed", "results full", "inputs full");
        List<Harm> ranked = result.layers();
        for (LayerSaturation layer : ordered(trial.saturation(), ranked)) {
            String lost = "";
            String changed = "";
            for (Harm harm : ranked) {
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

    private static List<LayerSaturation> ordered(List<LayerSaturation> layers, List<Harm> ranked) {
        List<String> names = ranked.stream().map(Harm::cause).toList();
        return layers.stream()
                .sorted(Comparator.comparingInt(layer -> names.indexOf(layer.layer())))
                .toList();
    }

    private void addSources(TerminalText text) {
        if (result.sources().isEmpty()) {
            return;
        }
        text.format("  %-30s %10s %14s%n", "error source, alone", "lost", "changed");
        for (Harm harm : result.sources()
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
