package dev.synram.report.training;

import dev.synram.experiment.result.training.TrainedNetwork;
import dev.synram.experiment.result.training.TrainingResult;
import dev.synram.report.confusion.ClassSection;
import dev.synram.report.confusion.ConfusionSection;
import dev.synram.report.page.CalibrationTable;
import dev.synram.report.page.Section;
import java.util.ArrayList;
import java.util.List;

/**
 * All sections of the page about a training.
 *
 * @param trained the trained network and its results
 */
public record TrainingSections(TrainedNetwork trained) {

    /** The sections in their order. */
    public List<Section> all() {
        TrainingResult result = trained.result();
        List<Section> sections = new ArrayList<>();
        sections.add(AccuracySection.of(trained));
        if (!result.byClass().isEmpty()) {
            sections.add(ClassSection.of(result.byClass()));
        }
        if (!result.calibrationComparison().isEmpty()) {
            sections.add(CalibrationTable.ofAccuracies(result.calibrationComparison()));
        }
        if (!result.hostHistory().isEmpty() || !result.history().isEmpty()) {
            sections.add(CurveSection.of(result));
        }
        sections.add(Samples.section(trained));
        sections.add(ConfusionSection.of(trained.classification().confusion(), Classes.of(trained)));
        sections.add(Misclassified.section(trained));
        sections.add(ChipSections.response(trained.calibrations().getFirst()));
        if (!trained.uses().isEmpty()) {
            sections.add(ChipSections.uses(trained.uses()));
        }
        sections.add(CostSections.modelled(trained));
        sections.add(CostSections.simulation(result));
        if (!result.choices().isEmpty()) {
            sections.add(Section.table(
                    "Settings",
                    "With the recipe %s.".formatted(result.recipe()),
                    List.of("setting", "value", "why"),
                    result.choices().stream()
                            .map(choice -> List.of(choice.setting(), choice.value(), choice.reason()))
                            .toList()));
        }
        sections.add(Section.provenance(trained.network().provenance().entrySet().stream()
                .map(entry -> List.of(entry.getKey(), entry.getValue()))
                .toList()));
        return sections;
    }
}
