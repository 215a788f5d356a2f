package dev.synram.cli.command.spike;

import dev.synram.calibration.Metric;
import dev.synram.calibration.spiking.SpikingCalibrated;
import dev.synram.calibration.spiking.SpikingCalibration;
import dev.synram.calibration.spiking.SpikingCalibrationFile;
import dev.synram.calibration.spiking.SpikingCalibrator;
import dev.synram.calibration.spiking.SpikingMetrics;
import dev.synram.calibration.spiking.SpikingTargets;
import dev.synram.cli.console.Console;
import dev.synram.cli.console.InputFile;
import dev.synram.cli.console.OutputFile;
import dev.synram.cli.console.OutputFolder;
import dev.synram.cli.console.PageIndex;
import dev.synram.cli.console.TerminalOutput;
import dev.synram.cli.console.TerminalText;
import dev.synram.cli.option.JsonOption;
import dev.synram.cli.option.chip.ChipOptions;
import dev.synram.cli.option.spiking.SpikingCalibrationChoice;
import dev.synram.cli.option.spiking.SpikingCalibrationSettingsOptions;
import dev.synram.experiment.spiking.PlayFile;
import dev.synram.experiment.spiking.SpikingCalibrationResult;
import dev.synram.files.FileContent;
import dev.synram.report.spiking.SpikingCalibrationReport;
import dev.synram.simulator.SimulatedChip;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code synram spike calibrate}: makes the neurons of a chip alike and saves how. */
@Command(
        name = "calibrate",
        description = {
            "Calibrate a simulated chip for spiking neurons.",
            "Finds the settings of all neurons and synaptic inputs by measurement, and shows every quantity before and "
                    + "after. Without --out, --report and --json, nothing is written.",
            "",
            "Example: synram spike calibrate --chip-seed 2 --out neurons2.json --report out/neurons2",
            ""
        })
public final class SpikeCalibrateCommand implements Callable<Integer> {

    private static final String PAGE = "spiking-calibration.html";
    private static final double NANOS_PER_SECOND = 1e9;

    @Mixin
    private final ChipOptions chipOptions = new ChipOptions();

    @Mixin
    private final SpikingCalibrationSettingsOptions settings = new SpikingCalibrationSettingsOptions();

    @Option(
            names = "--targets",
            paramLabel = "PLAY",
            description = "Take the targets of a file for 'synram spike play'. (the defaults in docs/spiking.md)")
    private @Nullable String targets;

    @Option(names = "--out", paramLabel = "FILE", description = "Where the calibration goes, as JSON.")
    private @Nullable Path out;

    @Option(
            names = "--report",
            paramLabel = "DIR",
            description = "Also write a page with histograms and maps into this folder.")
    private @Nullable Path report;

    @Mixin
    private final Console console = new Console();

    @Mixin
    private final JsonOption json = new JsonOption();

    @Override
    public Integer call() throws IOException {
        SpikingCalibrator calibrator = new SpikingCalibrator(targets(), settings.effort(), chipOptions.seed());
        settings.check();
        if (out != null) {
            OutputFile.requireWritable("--out", out);
        }
        json.check();
        if (report == null) {
            calibrate(calibrator);
            return 0;
        }
        try (OutputFolder folder = OutputFolder.open("--report", report, List.of(PAGE))) {
            SpikingCalibrated calibrated = calibrate(calibrator);
            folder.publish(Map.of(PAGE, FileContent.of(new SpikingCalibrationReport(calibrated).page())));
            TerminalOutput printer = console.out();
            printer.line(report.resolve(PAGE));
            printer.flush();
            PageIndex.updateFor(report.resolve(PAGE));
        }
        return 0;
    }

    private SpikingTargets targets() {
        return targets == null
                ? SpikingTargets.DEFAULT
                : PlayFile.read(InputFile.require("--targets", targets, "name a file for 'synram spike play'"))
                        .targets();
    }

    private SpikingCalibrated calibrate(SpikingCalibrator calibrator) throws IOException {
        long begin = System.nanoTime();
        try (SimulatedChip chip = chipOptions.makeSpiking()) {
            SpikingCalibrated fresh = SpikingCalibrationChoice.calibrate(chip, calibrator, console.progress());
            double seconds = (System.nanoTime() - begin) / NANOS_PER_SECOND;
            SpikingCalibrated calibrated =
                    new SpikingCalibrated(fresh.calibration().aged(settings.age()), fresh.before(), fresh.after());
            print(calibrated, seconds);
            return calibrated;
        }
    }

    private void print(SpikingCalibrated calibrated, double seconds) throws IOException {
        SpikingCalibrationResult result = SpikingCalibrationResult.of(calibrated, chipOptions.chipSeed(), seconds);
        TerminalOutput printer = console.out();
        printer.print(summary(result));
        SpikingCalibration calibration = calibrated.calibration();
        if (out != null) {
            Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
            OutputFile.write(out, FileContent.of(SpikingCalibrationFile.write(calibration, now)), printer);
        }
        json.write(result::json, printer);
        printer.flush();
    }

    private static TerminalText summary(SpikingCalibrationResult result) {
        TerminalText text = new TerminalText()
                .format("%s, %s%n", result.chip(), result.calibration().label())
                .format("  %-28s %24s %24s%n", "mean ± std. dev. of neurons", "before", "after");
        for (Metric metric : result.metrics()) {
            text.format(
                    "  %-28s %14.3f ± %7.3f %14.3f ± %7.3f  %s%n",
                    metric.name(),
                    metric.meanBefore(),
                    metric.spreadBefore(),
                    metric.meanAfter(),
                    metric.spreadAfter(),
                    metric.unit());
        }
        SpikingMetrics.StandardDeviations deviations = result.standardDeviation();
        return text.format(
                        "  calibrated neurons: potentials within %.2f (leak), %.2f (reset), %.2f LSB (threshold),%n",
                        deviations.leakLsb(), deviations.resetLsb(), deviations.thresholdLsb())
                .format(
                        "    time constants %.1f (membrane), %.1f and %.1f %% (inputs), PSP height %.1f %%, standard deviations%n",
                        deviations.tauMemPercent(),
                        deviations.tauSynExcitatoryPercent(),
                        deviations.tauSynInhibitoryPercent(),
                        deviations.pspHeightPercent())
                .format(
                        "  %s of %s neurons calibrated in %.1f s of wall time%n",
                        result.neurons() - result.failedNeurons(), result.neurons(), result.seconds());
    }
}
