package dev.synram.report;

import dev.synram.experiment.result.ChipEvaluation;
import dev.synram.experiment.result.ConversionState;
import dev.synram.experiment.result.EvaluationResult;
import dev.synram.report.confusion.ClassSection;
import dev.synram.report.confusion.ConfusionSection;
import dev.synram.report.evaluation.AccuracySection;
import dev.synram.report.evaluation.AnswerSections;
import dev.synram.report.evaluation.SensitivitySection;
import dev.synram.report.page.CalibrationTable;
import dev.synram.report.page.CostTable;
import dev.synram.report.page.LayerFitSections;
import dev.synram.report.page.ReportPage;
import dev.synram.report.page.Section;
import dev.synram.report.page.Units;
import dev.synram.report.page.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The page about an evaluation.
 *
 * @param result the evaluation
 */
public record EvaluationReport(EvaluationResult result) {

    /** The page as HTML. */
    public String page() {
        ChipEvaluation first = result.chips().getFirst();
        List<Section> sections = new ArrayList<>();
        Verdict verdict = AnswerSections.verdict(result);
        sections.add(verdict.section());
        sections.add(AccuracySection.of(result));
        addAnalysis(sections, result.chipName(first.chipSeed()));
        addLayers(sections, first);
        if (!result.byClass().isEmpty()) {
            sections.add(ClassSection.of(result.byClass()));
        }
        sections.add(confusion(first));
        sections.add(CostTable.section(first.modelled()));
        sections.add(provenance());
        return new ReportPage(
                        ReportPage.Kind.EVALUATION,
                        result.model() + " on an analog chip",
                        "Tested with %s samples of %s. Everything below the accuracies is about %s."
                                .formatted(
                                        Units.count(result.samples()),
                                        result.data(),
                                        result.chipName(first.chipSeed())),
                        verdict.headline(),
                        sections)
                .html();
    }

    private void addAnalysis(List<Section> sections, String chip) {
        if (!result.causes().isEmpty()) {
            sections.add(AnswerSections.causes(result.causes()));
        }
        if (!result.remedies().isEmpty()) {
            sections.add(AnswerSections.remedies(result.remedies()));
        }
        if (!result.calibrationComparison().isEmpty()) {
            sections.add(CalibrationTable.ofAccuracies(result.calibrationComparison()));
        }
        if (!result.layerSensitivities().isEmpty()) {
            sections.add(new SensitivitySection(
                            "Each layer alone on the chip",
                            "Measured on %s. All other layers run on the host without rounding.".formatted(chip))
                    .of(result.layerSensitivities()));
        }
        if (!result.errorSourceSensitivities().isEmpty()) {
            sections.add(new SensitivitySection(
                            "Each error source alone",
                            "Chips like %s, calibrated (%s), with a single source of error, compared with a chip without errors."
                                    .formatted(chip, result.calibration().label()))
                    .of(result.errorSourceSensitivities()));
        }
    }

    private void addLayers(List<Section> sections, ChipEvaluation chip) {
        if (!chip.layers().isEmpty()) {
            sections.add(LayerFitSections.layers(chip.layers(), chip.warnings()));
        }
        if (!chip.tradeOffs().isEmpty()) {
            sections.add(LayerFitSections.tradeOffs(chip.tradeOffs()));
        }
        sections.add(Section.table(
                "Saturation",
                "Share of 8-bit results at 127 or, unless a ReLU follows, at -128, and of 5-bit inputs at 31.",
                List.of("layer", "results", "inputs"),
                chip.saturation().stream()
                        .map(layer -> List.of(
                                layer.layer(), Units.percent(layer.results()), Units.percent(layer.activations())))
                        .toList()));
        if (!result.hostFunctions().isEmpty()) {
            sections.add(Section.table(
                    "On the host",
                    "Functions without a circuit on the chip: results cross the link to the host, activations cross it back.",
                    List.of("layer and function"),
                    result.hostFunctions().stream().map(List::of).toList()));
        }
        if (chip.layers().isEmpty() && !chip.warnings().isEmpty()) {
            sections.add(Section.table(
                    "Ranges",
                    "Layers that make poor use of their range.",
                    List.of("warning"),
                    chip.warnings().stream().map(List::of).toList()));
        }
    }

    private static Section confusion(ChipEvaluation chip) {
        int[][] counts = chip.confusion().stream()
                .map(row -> row.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
        return ConfusionSection.of(
                counts,
                IntStream.range(0, counts.length).mapToObj(Integer::toString).toList());
    }

    private Section provenance() {
        List<List<String>> rows = new ArrayList<>(List.of(
                List.of("Synram", result.version()),
                List.of("model", result.model()),
                List.of("data", result.data()),
                List.of("samples", Units.count(result.samples())),
                List.of("classes", Integer.toString(result.classes())),
                List.of("seed of the noise", Long.toString(result.seed())),
                List.of(
                        "chips",
                        result.chips().stream()
                                .map(chip -> result.chipName(chip.chipSeed()))
                                .collect(Collectors.joining(", "))),
                List.of(
                        "runs of each chip",
                        Integer.toString(
                                result.chips().getFirst().runAccuracies().size())),
                List.of("calibration", result.calibration().label())));
        ConversionState conversion = result.conversion();
        if (conversion != null) {
            rows.add(List.of("conversion", conversion.label()));
        }
        return Section.provenance(rows);
    }
}
