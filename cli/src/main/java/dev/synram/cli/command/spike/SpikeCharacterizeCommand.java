package dev.synram.cli.command.spike;

import dev.synram.calibration.spiking.SpikingCalibration;
import dev.synram.calibration.spiking.SpikingCalibrator;
import dev.synram.calibration.spiking.SpikingTargets;
import dev.synram.cli.console.Console;
import dev.synram.cli.console.OutputFolder;
import dev.synram.cli.console.PageIndex;
import dev.synram.cli.console.TerminalOutput;
import dev.synram.cli.console.TerminalText;
import dev.synram.cli.option.JsonOption;
import dev.synram.cli.option.chip.ChipOptions;
import dev.synram.cli.option.spiking.SpikingCalibrationChoice;
import dev.synram.experiment.Progress;
import dev.synram.experiment.StepProgress;
import dev.synram.experiment.spiking.AdexPattern;
import dev.synram.experiment.spiking.PatternMeasurement;
import dev.synram.experiment.spiking.SpikingCharacterization;
import dev.synram.experiment.spiking.SpikingCharacterizationResult;
import dev.synram.experiment.spiking.SpikingCharacterizationResult.PatternResponse;
import dev.synram.experiment.spiking.SpikingCharacterizationResult.PotentialPoint;
import dev.synram.experiment.spiking.SpikingCharacterizationResult.RatePoint;
import dev.synram.files.FileContent;
import dev.synram.report.spiking.SpikingCharacterizationReport;
import dev.synram.simulator.SimulatedChip;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code synram spike characterize}: measures how spiking neurons respond. */
@Command(
        name = "characterize",
        description = {
            "Measure how the spiking neurons of a simulated chip respond.",
            "Rates over a constant current, postsynaptic potentials, refractory times, time constants before and after "
                    + "calibration, and four firing patterns of adaptive exponential neurons, for each of which a chip is calibrated "
                    + "of its own. Into --out go spiking.html and spiking.json.",
            "",
            "Example: synram spike characterize --chip-seed 2 --out out/neurons2",
            ""
        })
public final class SpikeCharacterizeCommand implements Callable<Integer> {

    private static final String PAGE = "spiking.html";
    private static final String RESULT = "spiking.json";

    @Mixin
    private final ChipOptions chipOptions = new ChipOptions();

    @Mixin
    private final SpikingCalibrationChoice calibration = new SpikingCalibrationChoice();

    @Option(names = "--no-patterns", description = "Leave out adaptive exponential neurons.")
    private boolean noPatterns;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "out/spiking",
            description = "Where the results go. (${DEFAULT-VALUE})")
    private Path out = Path.of("out", "spiking");

    @Mixin
    private final Console console = new Console();

    @Mixin
    private final JsonOption json = new JsonOption();

    @Override
    public Integer call() throws IOException {
        calibration.check(chipOptions);
        try (OutputFolder folder = OutputFolder.open("--out", out, List.of(RESULT, PAGE))) {
            json.check();
            Progress progress = console.progress();
            SpikingCharacterizationResult result = measure(progress).withPatterns(patterns(progress));
            folder.publish(Map.of(
                    RESULT,
                    FileContent.of(result.json()),
                    PAGE,
                    FileContent.of(new SpikingCharacterizationReport(result).page())));
            TerminalOutput printer = console.out();
            printer.print(summary(result));
            json.write(result::json, printer);
            printer.flush();
            PageIndex.updateFor(out.resolve(PAGE));
        }
        return 0;
    }

    private SpikingCharacterizationResult measure(Progress progress) {
        try (SimulatedChip chip = chipOptions.makeSpiking()) {
            SpikingCalibration applied = calibration.applyTo(chip, chipOptions, SpikingTargets.DEFAULT, progress);
            return new SpikingCharacterization(chip, applied).measure(chipOptions.seed(), progress);
        }
    }

    private List<PatternResponse> patterns(Progress progress) {
        List<PatternResponse> responses = new ArrayList<>();
        if (noPatterns) {
            return responses;
        }
        for (AdexPattern pattern : AdexPattern.values()) {
            try (SimulatedChip chip = chipOptions.makeSpiking()) {
                SpikingCalibrator calibrator =
                        new SpikingCalibrator(pattern.targets(), calibration.effort(), chipOptions.seed());
                SpikingCalibration applied = calibrate(chip, calibrator, pattern, progress);
                responses.add(new PatternMeasurement(chip, applied).measure(pattern, chipOptions.seed()));
            }
        }
        return responses;
    }

    private static SpikingCalibration calibrate(
            SimulatedChip chip, SpikingCalibrator calibrator, AdexPattern pattern, Progress progress) {
        try (StepProgress steps = new StepProgress(progress, calibrator.stepsWithoutInputs())) {
            return calibrator.calibrateWithoutInputs(
                    chip, title -> steps.begin("%s: %s".formatted(pattern.label(), title)));
        }
    }

    private TerminalText summary(SpikingCharacterizationResult result) {
        RatePoint fastest = result.rateCurve().getLast();
        TerminalText text = new TerminalText()
                .format(
                        "%s, %s, %s neurons%n",
                        result.chip(), result.calibration().label(), result.neurons())
                .format(
                        "  rate at current %s   %.1f ± %.1f kHz%n",
                        fastest.current(), fastest.hertz() / 1e3, fastest.standardDeviation() / 1e3)
                .append(peak("EPSP, weight 63", result.excitatoryPotential()))
                .append(peak("IPSP, weight -63", result.inhibitoryPotential()));
        for (PatternResponse response : result.patterns()) {
            text.format(
                    "  %-28s %s spikes%n",
                    response.pattern().label(), response.spikes().size());
        }
        return text.format("%s%n", out.resolve(PAGE));
    }

    private static TerminalText peak(String name, List<PotentialPoint> points) {
        PotentialPoint peak = points.stream()
                .max(Comparator.comparingDouble(point -> Math.abs(point.lsb())))
                .orElseThrow();
        return new TerminalText()
                .format(
                        "  %-18s  %.1f ± %.1f LSB, %.1f µs after the event%n",
                        name, peak.lsb(), peak.standardDeviation(), peak.microseconds());
    }
}
