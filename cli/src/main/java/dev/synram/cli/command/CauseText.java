package dev.synram.cli.command;

import dev.synram.cli.console.TerminalText;
import dev.synram.experiment.result.CauseEffect;
import dev.synram.experiment.result.EvaluationResult;
import dev.synram.experiment.result.Sensitivity;
import dev.synram.runtime.LayerDeviation;
import dev.synram.runtime.LayerSaturation;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What accuracy is lost by, for people: roundings and kinds of errors, layers, error sources. */
final class CauseText {

    private static final int MOST_SOURCES = 10;

    private CauseText() {}

    /** Adds what an evaluation found about the first chip. */
    static void add(TerminalText text, EvaluationResult result) {
        addDefects(text, result.layerDeviations());
        addCauses(text, result.chipName(result.chips().getFirst().chipSeed()), result.causes());
        addLayers(text, result);
        addSources(text, result);
    }

    private static void addDefects(TerminalText text, List<LayerDeviation> layers) {
        for (LayerDeviation layer : layers) {
            if (layer.isScaledWrongly()) {
                text.format(
                        "  fault: results of layer %s are %.2f times as large as they should be%n",
                        layer.layer(), layer.size());
            } else if (layer.hasDefect()) {
                text.format(
                        "  fault: a column of output %s of layer %s is off by %.1f LSB, the others by %.1f; it may be defective%n",
                        layer.worstOutput(), layer.layer(), layer.worstRms(), layer.otherRms());
            }
        }
    }

    private static void addCauses(TerminalText text, String chips, List<CauseEffect> causes) {
        if (causes.isEmpty()) {
            return;
        }
        text.format("  points lost by (%s, %,d samples, 95 %% intervals)%n", chips, samples(causes));
        text.format("  %-32s %-38s %s%n", "", "alone", "among all others");
        for (CauseEffect cause : causes) {
            text.format("  %-32s %-38s %s%n", cause.cause(), drop(cause.alone()), drop(cause.amongAll()));
        }
    }

    private static int samples(List<CauseEffect> causes) {
        return causes.getFirst().alone().samples();
    }

    /** A drop in percentage points with its interval. */
    private static String drop(Sensitivity one) {
        return one.withinChance() ? one.drop() + ", within chance" : one.drop();
    }

    private static void addLayers(TerminalText text, EvaluationResult result) {
        boolean analysed = !result.layerSensitivities().isEmpty();
        text.format(
                "  %-32s %-38s %9s %14s %14s%n",
                analysed ? "layer, alone on the chip" : "layer",
                analysed ? "points lost" : "",
                analysed ? "off, LSB" : "",
                "results full",
                "inputs full");
        for (LayerSaturation layer : ordered(result)) {
            text.format(
                    "  %-32s %-38s %9s %12.2f %% %12.2f %%%n",
                    layer.layer(),
                    sensitivity(result, layer.layer()).map(CauseText::drop).orElse(""),
                    deviation(result, layer.layer())
                            .map(one -> String.format(Locale.ROOT, "%.1f", one.rms()))
                            .orElse(""),
                    100 * layer.results(),
                    100 * layer.activations());
        }
    }

    private static Optional<Sensitivity> sensitivity(EvaluationResult result, String layer) {
        return result.layerSensitivities().stream()
                .filter(one -> one.cause().equals(layer))
                .findFirst();
    }

    private static Optional<LayerDeviation> deviation(EvaluationResult result, String layer) {
        return result.layerDeviations().stream()
                .filter(one -> one.layer().equals(layer))
                .findFirst();
    }

    private static List<LayerSaturation> ordered(EvaluationResult result) {
        List<String> names =
                result.layerSensitivities().stream().map(Sensitivity::cause).toList();
        return result.chips().getFirst().saturation().stream()
                .sorted(Comparator.comparingInt(layer -> names.indexOf(layer.layer())))
                .toList();
    }

    private static void addSources(TerminalText text, EvaluationResult result) {
        List<Sensitivity> sources = result.errorSourceSensitivities();
        if (sources.isEmpty() && result.errorSourcesNotMeasured() == 0) {
            return;
        }
        text.format("  %-32s %-38s %9s%n", "error source, alone", "points lost", "changed");
        for (Sensitivity source : sources.subList(0, Math.min(MOST_SOURCES, sources.size()))) {
            text.format("  %-32s %-38s %7.2f %%%n", source.cause(), drop(source), 100 * source.disagreement());
        }
        if (sources.size() > MOST_SOURCES) {
            text.format("  and %s of less effect (all of them: --json)%n", sources.size() - MOST_SOURCES);
        }
        if (result.errorSourcesNotMeasured() > 0) {
            text.format(
                    "  %s more error sources were not measured, for want of time: raise --budget%n",
                    result.errorSourcesNotMeasured());
        }
    }
}
