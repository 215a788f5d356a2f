package dev.synram.report.training;

import dev.synram.experiment.result.training.ChipAccuracy;
import dev.synram.experiment.result.training.IdealComparison;
import dev.synram.experiment.result.training.TrainedNetwork;
import dev.synram.experiment.result.training.TrainingResult;
import dev.synram.report.page.Cards;
import dev.synram.report.page.Content;
import dev.synram.report.page.Paragraph;
import dev.synram.report.page.Section;
import dev.synram.report.page.Table;
import dev.synram.report.page.Units;
import java.util.ArrayList;
import java.util.List;

/** The accuracies of all stages, in their order. */
final class AccuracySection {

    private AccuracySection() {}

    /** The section. */
    static Section of(TrainedNetwork trained) {
        TrainingResult result = trained.result();
        List<Content> contents = new ArrayList<>();
        contents.add(new Cards(List.of(
                new Cards.Card(
                        Units.percent(result.floatAccuracy()),
                        result.isDrawn()
                                ? "1. initial weights, in float on the host"
                                : "1. trained in float, on the host",
                        false),
                new Cards.Card(
                        Units.percent(result.accuracyBefore()),
                        "2. transferred to calibrated chips, without training in the loop",
                        false),
                new Cards.Card(
                        Units.percent(result.accuracy()),
                        "3. retrained with the chip in the loop, calibrated",
                        true))));
        Integer corrections = result.corrections();
        if (corrections != null) {
            contents.add(new Paragraph(
                    ("All accuracies on chips are those after a correction: sends and digital biases were adapted to each chip by %s training "
                                    + "samples without their labels, as synram recalibrate does. The network that was written has none of these corrections.")
                            .formatted(corrections)));
        }
        contents.add(new Table(
                "Accuracy on each chip",
                List.of("chip seed", "transferred", "retrained", "use"),
                result.chips().stream().map(AccuracySection::row).toList()));
        IdealComparison ideal = result.ideal();
        if (ideal != null) {
            contents.add(new Paragraph(
                    ("The same training on an ideal chip, without errors and noise, reaches %s: the errors cost %s%s. The interval is "
                                    + "for other test samples; another seed changes both trainings.")
                            .formatted(
                                    Units.percent(ideal.accuracy()),
                                    ideal.accuracyDrop(),
                                    ideal.accuracyDrop().withinChance() ? ", which is within chance" : "")));
        }
        return new Section("Accuracy", contents, note(trained));
    }

    private static String note(TrainedNetwork trained) {
        String note = "For comparison: the retrained weights on the first chip without its calibration reach %s."
                .formatted(Units.percent(trained.result().accuracyUncalibrated()));
        return Published.is(trained.network().network())
                ? note
                        + " The published system reached %s with the same network (Weis et al. 2020, arXiv 2006.13177)."
                                .formatted(Units.percent(Published.ACCURACY))
                : note;
    }

    private static List<String> row(ChipAccuracy chip) {
        Double before = chip.accuracyBefore();
        return List.of(
                Long.toString(chip.chipSeed()),
                before == null ? "" : Units.percent(before),
                Units.percent(chip.accuracy()),
                chip.unseen() ? "not used in training" : "used in training");
    }
}
