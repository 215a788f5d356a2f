package dev.synram.report.spiking;

import dev.synram.experiment.spiking.learning.SpikingChipAccuracy;
import dev.synram.experiment.spiking.learning.SpikingTrainingResult;
import dev.synram.report.page.Cards;
import dev.synram.report.page.Content;
import dev.synram.report.page.ReportPage;
import dev.synram.report.page.Section;
import dev.synram.report.page.Units;
import java.util.ArrayList;
import java.util.List;

/** The page of a training of a spiking network: accuracies, learning curve, answers, latencies and some samples in detail. */
public final class SpikingTrainingReport {

    private final SpikingTrainingResult result;
    private final AnswerSections answers;

    /** Makes a report. */
    public SpikingTrainingReport(SpikingTrainingResult result) {
        this.result = result;
        answers = new AnswerSections(
                new AnswerCharts(result.answers(), result.classes(), result.hidden(), result.sampleMicroseconds()));
    }

    /** The page as HTML. */
    public String page() {
        List<Section> sections = new ArrayList<>();
        sections.add(Section.of("Result", cards(), ""));
        sections.add(accuracies());
        if (result.chips().size() > 1) {
            sections.add(AccuracyRows.ofChips(result.chips()));
        }
        sections.add(Section.chart(
                "Learning curve",
                "Accuracy on training samples while weights changed: first on the host, then with the chip in the loop.",
                new LearningCurve(result).chart()));
        sections.addAll(answers.sections());
        sections.add(cost());
        return new ReportPage(
                        ReportPage.Kind.TRAINING,
                        "Spiking network on " + SpikingChipAccuracy.names(result.chips()),
                        "%s, %s-%s-%s neurons, %s; %s."
                                .formatted(
                                        result.data(),
                                        result.inputs(),
                                        result.hidden(),
                                        result.classes().size(),
                                        result.rule(),
                                        result.calibration().label()),
                        "%s of %s test samples correct on the chip"
                                .formatted(Units.percent(result.accuracy()), result.testSamples()),
                        sections)
                .html();
    }

    private Content cards() {
        return new Cards(List.of(
                new Cards.Card(Units.percent(result.accuracy()), "accuracy on the chip", true),
                new Cards.Card(Units.percent(result.softwareAccuracy()), "accuracy on the host", false),
                new Cards.Card(Units.time(result.modelledMicrosecondsPerSample()), "modelled time a sample", false),
                new Cards.Card(
                        Units.energy(result.modelledMicrojoulesPerSample() / 1e3), "modelled energy a sample", false)));
    }

    private Section accuracies() {
        AccuracyRows rows = new AccuracyRows(result.testSamples());
        return Section.table(
                "Accuracy",
                "Of %s test samples, with 95 %% intervals over samples; those of chip %s only. The first three are of the same weights. Training in the loop changes the accuracy by %s."
                        .formatted(result.testSamples(), result.chip(), result.improvement()),
                List.of("network", "accuracy", "95 % interval"),
                List.of(
                        rows.of("trained on the host, there", result.softwareAccuracy()),
                        rows.of("the same on the chip with equal cells in all neurons", result.accuracyUncalibrated()),
                        rows.of(
                                "the same on the calibrated chip",
                                result.chips().getFirst().accuracyTransferred()),
                        rows.of(
                                "after training in the loop",
                                result.chips().getFirst().accuracy())));
    }

    private Section cost() {
        return new SampleCost(
                        result.answers(),
                        result.sampleMicroseconds(),
                        result.cost(),
                        result.droppedEvents(),
                        result.weightStepsPerUnit())
                .section("wall time of training and tests", result.wallSeconds());
    }
}
