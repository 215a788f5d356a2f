package dev.synram.report;

import dev.synram.experiment.result.ChipEvaluation;
import dev.synram.experiment.result.EvaluationResult;
import dev.synram.report.chart.SensitivityBars;
import dev.synram.report.page.CalibrationTable;
import dev.synram.report.page.CostTable;
import dev.synram.report.page.Decimal;
import dev.synram.report.page.FigurePage;
import java.util.ArrayList;
import java.util.List;

/**
 * The page about an evaluation.
 *
 * @param result the evaluation
 */
public record EvaluationReport(EvaluationResult result) {

    /** The page as HTML. */
    public String page() {
        ChipEvaluation first = result.chips().getFirst();
        List<FigurePage.Section> sections = new ArrayList<>();
        sections.add(FigurePage.Section.table(
                "Accuracies",
                "On the model of the chip, calibrated (%s); in float on the host %s."
                        .formatted(result.calibration().label(), percent(result.floatAccuracy())),
                List.of("", "correct", "run to run", "class as in float", "same class in all runs", "noise, LSB"),
                result.chips().stream().map(this::row).toList()));
        if (!result.calibrationComparison().isEmpty()) {
            sections.add(CalibrationTable.ofAccuracies(result.calibrationComparison()));
        }
        if (!result.layerSensitivities().isEmpty()) {
            sections.add(FigurePage.Section.plot(
                    "Each layer alone on the chip",
                    "All other layers run on the host with the chip's weights, without rounding, limits and noise.",
                    SensitivityBars.draw(result.layerSensitivities())));
        }
        if (!result.errorSourceSensitivities().isEmpty()) {
            sections.add(FigurePage.Section.plot(
                    "Each error source alone",
                    "Calibrated chips (%s) with a single source of error, compared with a chip without errors."
                            .formatted(result.calibration().label()),
                    SensitivityBars.draw(result.errorSourceSensitivities())));
        }
        sections.add(FigurePage.Section.table(
                "Saturation",
                "Share of 8-bit results at 127 or, unless a ReLU follows, at -128, and of 5-bit inputs at 31.",
                List.of("layer", "results", "inputs"),
                first.saturation().stream()
                        .map(layer -> List.of(layer.layer(), percent(layer.results()), percent(layer.activations())))
                        .toList()));
        if (!result.hostFunctions().isEmpty()) {
            sections.add(FigurePage.Section.table(
                    "On the host",
                    "Functions without a circuit on the chip: results cross the link to the host, activations cross it back.",
                    List.of("layer and function"),
                    result.hostFunctions().stream().map(List::of).toList()));
        }
        sections.add(CostTable.section(first.modelled()));
        if (!first.warnings().isEmpty()) {
            sections.add(FigurePage.Section.table(
                    "Ranges",
                    "Layers that make poor use of their range.",
                    List.of(""),
                    first.warnings().stream().map(List::of).toList()));
        }
        return FigurePage.render(
                result.model() + " on an analog chip",
                "Tested with %,d samples of %s.".formatted(result.samples(), result.data()),
                sections);
    }

    private List<String> row(ChipEvaluation chip) {
        return List.of(
                result.chipName(chip.chipSeed()),
                percent(chip.accuracy()),
                percent(chip.accuracyStandardDeviation()),
                percent(chip.agreement()),
                percent(chip.repeatability()),
                Decimal.of(chip.noiseLsb(), 2));
    }

    private static String percent(double share) {
        return Decimal.of(100 * share, 2) + " %";
    }
}
