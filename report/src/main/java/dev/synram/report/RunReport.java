package dev.synram.report;

import dev.synram.compiler.cost.Cost;
import dev.synram.report.chart.SensitivityBars;
import dev.synram.report.page.CostTable;
import dev.synram.report.page.Decimal;
import dev.synram.report.page.FigurePage;
import dev.synram.runtime.LayerSaturation;
import java.util.ArrayList;
import java.util.List;

/**
 * What the page about a run shows.
 *
 * @param model the network's name
 * @param data what it was tested with
 * @param samples number of test samples
 * @param floatAccuracy in float on the host, 0..1
 * @param chips accuracies on chips
 * @param layers what each layer does alone on the first chip, the worst first; empty if that was not measured
 * @param sources what each error source does alone, the worst first; empty if that was not measured
 * @param saturation how often layers reach their limits
 * @param costs modelled time and energy
 * @param warnings about ranges that layers use badly
 */
public record RunReport(
        String model,
        String data,
        int samples,
        double floatAccuracy,
        List<Chip> chips,
        List<Harm> layers,
        List<Harm> sources,
        List<LayerSaturation> saturation,
        List<Cost> costs,
        List<String> warnings) {

    /**
     * Figures of one chip, or of chips that the network is laid out on together.
     *
     * @param name which
     * @param accuracy mean over the runs, 0..1
     * @param deviation of the accuracy from run to run
     * @param agreement share of samples with the class that the host gives them
     * @param repeatability share of samples with the same class in all runs
     * @param noise of a result from run to run, in LSB
     */
    public record Chip(
            String name, double accuracy, double deviation, double agreement, double repeatability, double noise) {}

    /**
     * The harm that something does alone.
     *
     * @param cause a layer or an error source
     * @param lost accuracy lost by it, 0..1
     * @param changed share of samples that get another class, 0..1
     */
    public record Harm(String cause, double lost, double changed) {}

    /** The page. */
    public String page() {
        List<FigurePage.Section> sections = new ArrayList<>();
        sections.add(FigurePage.Section.table(
                "Accuracies",
                "On the model of the chip, calibrated; in float on the host %s.".formatted(percent(floatAccuracy)),
                List.of("", "correct", "run to run", "class as in float", "same class in all runs", "noise, LSB"),
                chips.stream().map(RunReport::row).toList()));
        if (!layers.isEmpty()) {
            sections.add(FigurePage.Section.plot(
                    "Each layer alone on the chip",
                    "All others compute on the host with the chip's weights, without rounding, limits and noise.",
                    SensitivityBars.draw(layers)));
        }
        if (!sources.isEmpty()) {
            sections.add(FigurePage.Section.plot(
                    "Each error source alone",
                    "Calibrated chips that have no other error, against one that has none.",
                    SensitivityBars.draw(sources)));
        }
        sections.add(FigurePage.Section.table(
                "Saturation",
                "Share of 8-bit results at 127 or, unless a ReLU drops them, -128, and of 5-bit inputs at 31.",
                List.of("layer", "results", "inputs"),
                saturation.stream()
                        .map(layer -> List.of(layer.layer(), percent(layer.results()), percent(layer.activations())))
                        .toList()));
        sections.add(CostTable.section(costs));
        if (!warnings.isEmpty()) {
            sections.add(FigurePage.Section.table(
                    "Ranges",
                    "Layers that use their range badly.",
                    List.of(""),
                    warnings.stream().map(List::of).toList()));
        }
        return FigurePage.render(
                model + " on an analog chip", "Tested with %,d samples of %s.".formatted(samples, data), sections);
    }

    private static List<String> row(Chip chip) {
        return List.of(
                chip.name(),
                percent(chip.accuracy()),
                percent(chip.deviation()),
                percent(chip.agreement()),
                percent(chip.repeatability()),
                Decimal.of(chip.noise(), 2));
    }

    private static String percent(double share) {
        return Decimal.of(100 * share, 2) + " %";
    }
}
