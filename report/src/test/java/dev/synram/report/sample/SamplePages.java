package dev.synram.report.sample;

import dev.synram.calibration.Calibrated;
import dev.synram.calibration.Calibration;
import dev.synram.calibration.Calibrator;
import dev.synram.calibration.characterization.Characterization;
import dev.synram.chip.NoiseKey;
import dev.synram.experiment.Planning;
import dev.synram.experiment.model.PlannedNetwork;
import dev.synram.experiment.result.CharacterizationResult;
import dev.synram.experiment.setting.PlanSettings;
import dev.synram.report.AblationReport;
import dev.synram.report.CalibrationReport;
import dev.synram.report.CharacterizationReport;
import dev.synram.report.EvaluationReport;
import dev.synram.report.PlanReport;
import dev.synram.report.TrainingReport;
import dev.synram.report.index.IndexEntry;
import dev.synram.report.index.IndexPage;
import dev.synram.report.page.ReportPage;
import dev.synram.report.page.Verdict;
import dev.synram.report.spiking.PlayReport;
import dev.synram.report.spiking.SpikingCalibrationReport;
import dev.synram.report.spiking.SpikingCharacterizationReport;
import dev.synram.simulator.SimulatedChip;
import dev.synram.simulator.error.ChipParameters;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Pages of all kinds, with long names and extreme values. */
public final class SamplePages {

    private static final Map<String, String> ALL = make();

    private SamplePages() {}

    /** The pages by name, which are made once. */
    public static Map<String, String> all() {
        return ALL;
    }

    private static Map<String, String> make() {
        Map<String, String> pages = new TreeMap<>();
        pages.put("evaluation", new EvaluationReport(SampleEvaluation.small()).page());
        pages.put("evaluation-large", new EvaluationReport(SampleEvaluation.large()).page());
        pages.put("training", new TrainingReport(SampleTraining.of("chip", 3, 1)).page());
        pages.put("training-classes", new TrainingReport(SampleTraining.of("chip", 30, 12)).page());
        pages.put("ablation", new AblationReport(SampleAblation.small()).page());
        pages.put("ablation-large", new AblationReport(SampleAblation.large()).page());
        pages.put("plan", new PlanReport(new Planning(PlanSettings.defaults()).run(PlannedNetwork.MNIST)).page());
        pages.put("plan-deep", new PlanReport(SamplePlan.deep()).page());
        addChip(pages);
        pages.put("spiking-calibration", new SpikingCalibrationReport(SampleSpiking.calibrated()).page());
        pages.put("spiking", new SpikingCharacterizationReport(SampleSpiking.characterized()).page());
        pages.put("play", new PlayReport(SampleSpiking.played(4, 5)).page());
        pages.put("play-large", new PlayReport(SampleSpiking.played(200, 40)).page());
        pages.put("sweep", SampleSweep.large().page());
        pages.put("sweep-one", SampleSweep.small().page());
        pages.put("sweep-chips", SampleSweep.chips().page());
        pages.put("verdicts", verdicts());
        pages.put("index", index());
        return Collections.unmodifiableMap(pages);
    }

    private static void addChip(Map<String, String> pages) {
        try (SimulatedChip chip = new SimulatedChip(1, ChipParameters.nominal(), 1)) {
            Calibrated calibrated = new Calibrator(1).calibrate(chip);
            pages.put("calibration", new CalibrationReport(calibrated).page());
            Calibration calibration = calibrated.calibration();
            Characterization measured = Characterization.measure(chip, List.of(0, 3, 7), 3, NoiseKey.of(1));
            pages.put(
                    "characterization",
                    new CharacterizationReport(
                                    measured, CharacterizationResult.of(measured, Optional.of(calibration), List.of()))
                            .page());
        }
    }

    private static Verdict verdict(Verdict.Status status) {
        return new Verdict(
                status,
                "It loses 0.42 points, 95 % interval 0.10 to 0.74",
                List.of("Compared with float on the same samples.", "The loss is within the tolerance of 1 point."));
    }

    private static String verdicts() {
        return new ReportPage(
                        ReportPage.Kind.EVALUATION,
                        "Verdicts",
                        "All of them.",
                        "all",
                        Stream.of(Verdict.Status.values())
                                .map(status -> verdict(status).section())
                                .toList())
                .html();
    }

    private static String index() {
        return new IndexPage(
                        "out",
                        List.of(
                                new IndexEntry("plan.html", "plan", "Plan of mnist", "402 µs", Instant.EPOCH),
                                new IndexEntry(
                                        "a folder/report?#.html",
                                        "evaluation",
                                        "a-network-with-a-name-that-is-much-too-long-for-a-phone/".repeat(2),
                                        "98.71 % in float, 96.32 % on simulated-nominal-1",
                                        Instant.EPOCH.plusSeconds(60))))
                .html();
    }
}
