package dev.synram.report;

import dev.synram.compiler.cost.Cost;
import dev.synram.report.chart.Plot;
import dev.synram.report.page.CostTable;
import dev.synram.report.page.Decimal;
import dev.synram.report.page.FigurePage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What the page about a training shows.
 *
 * @param model the network's name
 * @param data what it was trained with
 * @param testSamples number of test samples
 * @param floatAccuracy in float on the host, 0..1
 * @param chips accuracies on chips
 * @param trainCurve accuracy on training samples after each epoch
 * @param otherCurve accuracy on samples that are not trained with
 * @param others what those samples are
 * @param costs modelled time and energy
 * @param provenance where the network comes from
 */
public record TrainingReport(
        String model,
        String data,
        int testSamples,
        double floatAccuracy,
        List<Chip> chips,
        List<Double> trainCurve,
        List<Double> otherCurve,
        String others,
        List<Cost> costs,
        Map<String, String> provenance) {

    private static final int WIDTH = 760;
    private static final int HEIGHT = 320;

    /**
     * Accuracies on one chip.
     *
     * @param seed its seed
     * @param before before training, or null if training never saw the chip
     * @param after after training
     */
    public record Chip(long seed, @Nullable Double before, double after) {}

    /** The page. */
    public String page() {
        List<FigurePage.Section> sections = new ArrayList<>();
        sections.add(FigurePage.Section.table(
                "Accuracies",
                "On the model of the chip, calibrated; in float on the host %s %%."
                        .formatted(Decimal.of(100 * floatAccuracy, 2)),
                List.of("chip", "before training", "after", ""),
                chips.stream().map(TrainingReport::row).toList()));
        if (!trainCurve.isEmpty()) {
            double[] epochs =
                    IntStream.rangeClosed(1, trainCurve.size()).asDoubleStream().toArray();
            Plot plot = new Plot(WIDTH, HEIGHT, "epoch in the loop", "accuracy, %")
                    .legendBelow()
                    .line("training", epochs, percent(trainCurve))
                    .line(others, epochs, percent(otherCurve));
            sections.add(
                    FigurePage.Section.plot("Training", "After each epoch with the chip in the loop.", plot.svg()));
        }
        sections.add(CostTable.section(costs));
        sections.add(FigurePage.Section.table(
                "Provenance",
                "The network carries these notes.",
                List.of("", ""),
                provenance.entrySet().stream()
                        .map(entry -> List.of(entry.getKey(), entry.getValue()))
                        .toList()));
        return FigurePage.render(
                "Training of " + model, "With %s, tested with %,d samples.".formatted(data, testSamples), sections);
    }

    private static List<String> row(Chip chip) {
        Double before = chip.before();
        return List.of(
                Long.toString(chip.seed()),
                before == null ? "" : Decimal.of(100 * before, 2) + " %",
                Decimal.of(100 * chip.after(), 2) + " %",
                before == null ? "never seen in training" : "");
    }

    private static double[] percent(List<Double> values) {
        return values.stream().mapToDouble(value -> 100 * value).toArray();
    }
}
