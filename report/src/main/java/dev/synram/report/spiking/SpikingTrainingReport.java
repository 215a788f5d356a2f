package dev.synram.report.spiking;

import dev.synram.experiment.accuracy.AccuracyInterval;
import dev.synram.experiment.spiking.learning.ShownSample;
import dev.synram.experiment.spiking.learning.SpikingTrainingResult;
import dev.synram.report.page.Cards;
import dev.synram.report.page.Chart;
import dev.synram.report.page.Content;
import dev.synram.report.page.Decimal;
import dev.synram.report.page.Parts;
import dev.synram.report.page.ReportPage;
import dev.synram.report.page.Section;
import dev.synram.report.page.Table;
import dev.synram.report.page.Units;
import java.util.ArrayList;
import java.util.List;

/** The page of a training of a spiking network: accuracies, learning curve, answers, latencies and some samples in detail. */
public final class SpikingTrainingReport {

    private final SpikingTrainingResult result;
    private final SpikingTrainingCharts charts;

    /** Makes a report. */
    public SpikingTrainingReport(SpikingTrainingResult result) {
        this.result = result;
        charts = new SpikingTrainingCharts(result);
    }

    /** The page as HTML. */
    public String page() {
        List<Section> sections = new ArrayList<>();
        sections.add(Section.of("Result", cards(), ""));
        sections.add(accuracies());
        sections.add(Section.chart(
                "Learning curve",
                "Accuracy on training samples while weights changed: first on the host, then with the chip in the loop.",
                charts.history()));
        if (charts.hasPlane()) {
            sections.add(Section.chart(
                    "The plane",
                    "Test samples by their first two values, in the color of the chip's answer, and once more those whose answer is wrong.",
                    charts.plane()));
        }
        sections.add(Section.chart(
                "Decision times", "Chip time after which the answer did not change any more.", charts.latencies()));
        for (ShownSample sample : result.shown()) {
            sections.add(shown(sample));
        }
        sections.add(cost());
        return new ReportPage(
                        ReportPage.Kind.TRAINING,
                        "Spiking network on " + result.chip(),
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
        return Section.table(
                "Accuracy",
                "Of %s test samples, with 95 %% intervals over samples; those of this chip only. The first three are of the same weights."
                        .formatted(result.testSamples()),
                List.of("network", "accuracy", "95 % interval"),
                List.of(
                        row("trained on the host, there", result.softwareAccuracy()),
                        row("the same on the chip with equal cells in all neurons", result.accuracyUncalibrated()),
                        row("the same on the calibrated chip", result.accuracyTransferred()),
                        row("after training in the loop", result.accuracy())));
    }

    private List<String> row(String name, double accuracy) {
        AccuracyInterval interval = AccuracyInterval.of(accuracy, result.testSamples());
        return List.of(
                name,
                Units.percent(accuracy),
                "%s to %s".formatted(Units.percent(interval.low()), Units.percent(interval.high())));
    }

    private Section shown(ShownSample sample) {
        String answer = sample.answer() < 0 ? "none" : result.classes().get(sample.answer());
        return new Section(
                "A sample of class " + result.classes().get(sample.label()),
                List.of(Parts.grid(List.of(Chart.of(charts.raster(sample)), Chart.of(charts.outputs(sample))))),
                "The chip's answer is %s. Neurons %s and above are outputs; potentials are readings of the CADC, 0 at the leak potential, 1 at the threshold."
                        .formatted(answer, result.hidden()));
    }

    private Section cost() {
        return new Section(
                "Cost",
                List.of(new Table(
                        "Cost of a sample",
                        List.of("quantity", "value"),
                        List.of(
                                List.of("spikes of neurons", Decimal.of(result.spikesPerSample(), 1)),
                                List.of(
                                        "duration, then pause (modelled)",
                                        "%s, %s"
                                                .formatted(
                                                        Units.time(result.sampleMicroseconds()),
                                                        Units.time(result.modelledMicrosecondsPerSample()
                                                                - result.sampleMicroseconds()))),
                                List.of("energy (modelled)", Units.energy(result.modelledMicrojoulesPerSample() / 1e3)),
                                List.of(
                                        "events lost in the crossbar, all tests and training",
                                        Units.count(result.droppedEvents())),
                                List.of(
                                        "weight steps of a synapse for a weight of 1",
                                        Decimal.of(result.weightStepsPerUnit(), 1)),
                                List.of(
                                        "wall time of training and tests",
                                        Decimal.of(result.wallSeconds(), 1) + " s")))),
                "Time and energy are computed from the events' schedule and a published power of 0.2 W, not measured. The pause lets inputs and membranes decay before the next sample.");
    }
}
