package dev.synram.report.spiking;

import dev.synram.experiment.spiking.learning.SpikingChipAccuracy;
import dev.synram.experiment.spiking.trained.SpikingEvaluationResult;
import dev.synram.report.page.Cards;
import dev.synram.report.page.ReportPage;
import dev.synram.report.page.Section;
import dev.synram.report.page.Units;
import java.util.ArrayList;
import java.util.List;

/** The page of a trained spiking network on chips: accuracies, answers, latencies and some samples in detail. */
public final class SpikingEvaluationReport {

    private final SpikingEvaluationResult result;

    /** Makes a report. */
    public SpikingEvaluationReport(SpikingEvaluationResult result) {
        this.result = result;
    }

    /** The page as HTML. */
    public String page() {
        List<Section> sections = new ArrayList<>();
        sections.add(Section.of("Result", cards(), ""));
        sections.add(accuracies());
        if (result.chips().size() > 1) {
            sections.add(AccuracyRows.ofChips(result.chips()));
        }
        sections.addAll(new AnswerSections(new AnswerCharts(
                        result.answers(), result.classes(), result.hidden(), result.sampleMicroseconds()))
                .sections());
        sections.add(new SampleCost(
                        result.answers(),
                        result.sampleMicroseconds(),
                        result.cost(),
                        result.droppedEvents(),
                        result.weightStepsPerUnit())
                .section("wall time of all tests", result.wallSeconds()));
        return new ReportPage(
                        ReportPage.Kind.EVALUATION,
                        "Spiking network on " + SpikingChipAccuracy.names(result.chips()),
                        "%s on %s, %s-%s-%s neurons, trained on %s; %s."
                                .formatted(
                                        result.network(),
                                        result.data(),
                                        result.inputs(),
                                        result.hidden(),
                                        result.classes().size(),
                                        result.trainedOn(),
                                        result.calibration().label()),
                        "%s of %s test samples correct on the chip"
                                .formatted(Units.percent(result.accuracy()), result.testSamples()),
                        sections)
                .html();
    }

    private Cards cards() {
        return new Cards(List.of(
                new Cards.Card(
                        Units.percent(result.accuracy()),
                        result.chips().size() > 1 ? "mean accuracy on the chips" : "accuracy on the chip",
                        true),
                new Cards.Card(Units.percent(result.lowestAccuracy()), "lowest accuracy of a chip", false),
                new Cards.Card(Units.time(result.modelledMicrosecondsPerSample()), "modelled time a sample", false),
                new Cards.Card(
                        Units.energy(result.modelledMicrojoulesPerSample() / 1e3), "modelled energy a sample", false)));
    }

    private Section accuracies() {
        return Section.table(
                "Accuracy",
                "Of %s test samples, with 95 %% intervals over samples%s. Training in the loop changes the accuracy by %s."
                        .formatted(
                                result.testSamples(),
                                result.chips().size() > 1 ? " and chips" : "; those of this chip only",
                                result.improvement()),
                List.of("network", "accuracy", "95 % interval"),
                List.of(
                        new AccuracyRows(result.testSamples())
                                .of("weights of the host, there", result.softwareAccuracy()),
                        List.of("the same on the calibrated chips", Units.percent(result.accuracyTransferred()), ""),
                        AccuracyRows.of(
                                "weights of training in the loop, on " + result.trainedOn(),
                                result.accuracy(),
                                result.interval())));
    }
}
