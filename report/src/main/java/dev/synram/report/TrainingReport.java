package dev.synram.report;

import dev.synram.experiment.result.training.TrainedNetwork;
import dev.synram.experiment.result.training.TrainingResult;
import dev.synram.report.page.ReportPage;
import dev.synram.report.page.Units;
import dev.synram.report.training.TrainingSections;

/**
 * The page about a training: one self-contained HTML file that loads nothing from the network.
 *
 * @param trained the trained network and its results
 */
public record TrainingReport(TrainedNetwork trained) {

    /** The page as HTML. */
    public String page() {
        TrainingResult result = trained.result();
        return new ReportPage(
                        ReportPage.Kind.TRAINING,
                        result.model() + " on an analog chip",
                        "%s a simulated BrainScaleS-2 chip with 6-bit weights, 5-bit inputs and 8-bit results, and trained with the chip in the loop. Data %s, %s test samples."
                                .formatted(
                                        result.isDrawn()
                                                ? "A network with random initial weights, drawn for"
                                                : "A network trained in float, quantized for",
                                        result.data(),
                                        Units.count(result.testSamples())),
                        "%s in float, %s transferred, %s retrained%s"
                                .formatted(
                                        Units.percent(result.floatAccuracy()),
                                        Units.percent(result.accuracyBefore()),
                                        Units.percent(result.accuracy()),
                                        result.corrections() == null ? "" : ", corrected for each chip"),
                        new TrainingSections(trained).all())
                .html();
    }
}
