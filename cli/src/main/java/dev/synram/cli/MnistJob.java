package dev.synram.cli;

import dev.synram.calibration.Calibration;
import dev.synram.calibration.CalibrationFile;
import dev.synram.chip.Chip;
import dev.synram.compiler.cost.Cost;
import dev.synram.experiment.CalibratedChips;
import dev.synram.experiment.Progress;
import dev.synram.experiment.checkpoint.Checkpoint;
import dev.synram.network.Network;
import dev.synram.network.file.NetworkFile;
import dev.synram.report.ReportPage;
import dev.synram.report.page.Accuracies;
import dev.synram.report.page.CostFigures;
import dev.synram.runtime.execution.ChipExecutor;
import dev.synram.simulator.error.ChipParameters;
import dev.synram.training.Engine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Does what {@code synram mnist} promises, stage by stage. */
final class MnistJob {

    static final String REPORT = "report.html";

    private final long begin = System.nanoTime();
    private final MnistOptions options;
    private final MnistData data;
    private final OutputFolder output;
    private final Progress progress;
    private final Network network;

    MnistJob(MnistOptions options, MnistData data, OutputFolder output, Progress progress) {
        this.options = options;
        this.data = data;
        this.output = output;
        this.progress = progress;
        network = options.network.network();
    }

    MnistResult run() throws IOException {
        Checkpoint hostCheckpoint = new Checkpoint(output.privateFile("host.state"), hostSettings());
        Checkpoint chipCheckpoint = new Checkpoint(output.privateFile("chip.state"), chipSettings());
        if (!options.resume) {
            hostCheckpoint.delete();
            chipCheckpoint.delete();
        }
        Engine.start(options.threads, progress);
        HostOutcome host = new HostStage(options, data, network, progress).run(hostCheckpoint);
        try (CalibratedChips chips = CalibratedChips.make(
                        ChipParameters.nominal(),
                        options.chipSeed,
                        options.chips,
                        options.seed,
                        options.threads,
                        progress);
                ChipExecutor crew = new ChipExecutor(Math.min(options.chips, options.threads))) {
            SortedMap<String, String> provenance = provenance(chips);
            ChipOutcome onChip =
                    new ChipStage(options, data, progress, chips, crew, host).run(chipCheckpoint, provenance);
            MnistResult result = result(host, onChip, chips.calibrations().getFirst());
            publish(result, host, onChip, chips.calibrations(), provenance);
            hostCheckpoint.delete();
            chipCheckpoint.delete();
            return result;
        }
    }

    private String hostSettings() {
        return "network=%s seed=%d epochs=%d shift=%d train-samples=%d threads=%d data=%.12s"
                .formatted(
                        network.name(),
                        options.seed,
                        options.epochs,
                        options.shift,
                        data.trainSamples(),
                        options.threads,
                        data.hash());
    }

    private String chipSettings() {
        return "%s chip-seed=%d chips=%d retrain-epochs=%d retrain-rate=%s"
                .formatted(hostSettings(), options.chipSeed, options.chips, options.retrainEpochs, options.retrainRate);
    }

    private SortedMap<String, String> provenance(CalibratedChips chips) {
        SortedMap<String, String> entries = new TreeMap<>();
        entries.put("software", Main.VERSION);
        entries.put("network", network.name());
        entries.put("chip", chips.chips().stream().map(Chip::id).collect(Collectors.joining(", ")));
        entries.put("seed", Long.toString(options.seed));
        entries.put("epochs", Integer.toString(options.epochs));
        entries.put("retrain epochs", Integer.toString(options.retrainEpochs));
        entries.put("retraining rate", Float.toString(options.retrainRate));
        entries.put("shift of training images", Integer.toString(options.shift));
        entries.put("training images", Integer.toString(data.trainSamples()));
        entries.put("threads", Integer.toString(options.threads));
        entries.put("wait between events", Integer.toString(MnistRecipe.WAIT_BETWEEN_EVENTS));
        entries.put("training data, SHA-256", data.hash());
        return entries;
    }

    private MnistResult result(HostOutcome host, ChipOutcome onChip, Calibration calibration) {
        return new MnistResult(
                options,
                data.trainSamples(),
                data.test().count(),
                new Accuracies(
                        host.accuracy(),
                        onChip.before().accuracy(),
                        onChip.after().accuracy(),
                        onChip.uncalibrated().accuracy()),
                new CostFigures(
                        onChip.costs().stream().map(MnistJob::modelled).toList(),
                        Cost.PUBLISHED_WATTS,
                        onChip.trainImagesPerSecond(),
                        onChip.inferenceImagesPerSecond()),
                calibration.after().gain(),
                calibration.after().temporalNoise(),
                (System.nanoTime() - begin) / 1e9);
    }

    private static CostFigures.Modelled modelled(Cost cost) {
        return new CostFigures.Modelled(
                cost.schedule(), cost.microsecondsPerSample(), cost.millijoulesPerSample(Cost.PUBLISHED_WATTS));
    }

    private void publish(
            MnistResult result,
            HostOutcome host,
            ChipOutcome onChip,
            List<Calibration> calibrations,
            SortedMap<String, String> provenance)
            throws IOException {
        MnistReport report = new MnistReport(result, host, onChip, calibrations.getFirst(), data.test());
        Map<String, byte[]> contents = new LinkedHashMap<>();
        contents.put(REPORT, utf8(ReportPage.render(report.assemble(provenance))));
        contents.put("network.synram", NetworkFile.write(onChip.network()));
        for (int i = 0; i < calibrations.size(); i++) {
            String name = i == 0 ? "calibration.json" : "calibration-%d.json".formatted(i + 1);
            contents.put(name, utf8(CalibrationFile.write(calibrations.get(i))));
        }
        contents.put("result.json", utf8(result.json()));
        output.publish(contents);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
