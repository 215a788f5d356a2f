package dev.synram.cli.command.spike;

import dev.synram.calibration.spiking.SpikingCalibration;
import dev.synram.calibration.spiking.SpikingTargets;
import dev.synram.cli.console.Console;
import dev.synram.cli.console.OutputFolder;
import dev.synram.cli.console.PageIndex;
import dev.synram.cli.console.TerminalOutput;
import dev.synram.cli.console.TerminalText;
import dev.synram.cli.console.UserError;
import dev.synram.cli.option.ChipOptions;
import dev.synram.cli.option.JsonOption;
import dev.synram.cli.option.SpikingCalibrationChoice;
import dev.synram.data.DataSplit;
import dev.synram.data.source.YinYang;
import dev.synram.experiment.Progress;
import dev.synram.experiment.spiking.learning.LearningRule;
import dev.synram.experiment.spiking.learning.SpikingTrainingResult;
import dev.synram.experiment.spiking.learning.SpikingTrainingSettings;
import dev.synram.files.FileContent;
import dev.synram.report.spiking.SpikingTrainingReport;
import dev.synram.simulator.SimulatedChip;
import dev.synram.training.spiking.SpikingTraining;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code synram spike train}: a spiking network, trained with the chip in the loop. */
@Command(
        name = "train",
        description = {
            "Train a spiking network with the chip in the loop.",
            "First on the host, where neurons are ideal; the network is then tested on the chip, and trained with the "
                    + "chip's spikes and membranes in the forward pass. Into --out go result.json and training.html.",
            "",
            "Example: synram spike train yin-yang --chip-seed 2 --out out/yin-yang2",
            ""
        })
public final class SpikeTrainCommand implements Callable<Integer> {

    private static final String PAGE = "training.html";
    private static final String RESULT = "result.json";
    private static final String YIN_YANG = "yin-yang";

    @Parameters(index = "0", paramLabel = "DATA", description = "The data: yin-yang, which is generated.")
    private String data = YIN_YANG;

    @Option(
            names = "--rule",
            paramLabel = "RULE",
            defaultValue = "surrogate",
            description =
                    "How gradients are computed: surrogate (from spikes and potentials), eventprop (exact, from spike "
                            + "times), or first-spike (the same; the first output to spike is the answer). (${DEFAULT-VALUE})")
    private String rule = LearningRule.SURROGATE.label();

    @Option(
            names = "--host-epochs",
            paramLabel = "N",
            description = "Epochs on the host before those in the loop. (those of the rule)")
    private @Nullable Integer hostEpochs;

    @Option(names = "--epochs", paramLabel = "N", description = "Epochs with the chip in the loop. (those of the rule)")
    private @Nullable Integer epochs;

    @Option(names = "--hidden", paramLabel = "N", description = "Hidden neurons. (120)")
    private @Nullable Integer hidden;

    @Mixin
    private final ChipOptions chipOptions = new ChipOptions();

    @Mixin
    private final SpikingCalibrationChoice calibration = new SpikingCalibrationChoice();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "out/spiking-training",
            description = "Where the results go. (${DEFAULT-VALUE})")
    private Path out = Path.of("out", "spiking-training");

    @Mixin
    private final Console console = new Console();

    @Mixin
    private final JsonOption json = new JsonOption();

    @Override
    public Integer call() throws IOException {
        SpikingTrainingSettings settings = settings();
        DataSplit samples = samples();
        calibration.check(chipOptions);
        try (OutputFolder folder = OutputFolder.open("--out", out, List.of(RESULT, PAGE));
                SimulatedChip chip = chipOptions.makeSpiking()) {
            json.check();
            Progress progress = console.progress();
            SpikingCalibration applied = calibration.applyTo(chip, chipOptions, SpikingTargets.DEFAULT, progress);
            SpikingTrainingResult result = new SpikingTraining(chip, applied)
                    .train(samples, settings, progress)
                    .result();
            folder.publish(Map.of(
                    RESULT,
                    FileContent.of(result.json()),
                    PAGE,
                    FileContent.of(new SpikingTrainingReport(result).page())));
            TerminalOutput printer = console.out();
            printer.print(summary(result));
            json.write(result::json, printer);
            printer.flush();
            PageIndex.updateFor(out.resolve(PAGE));
        }
        return 0;
    }

    private DataSplit samples() {
        if (!data.equals(YIN_YANG)) {
            throw new UserError("DATA is '%s'; give %s".formatted(data, YIN_YANG));
        }
        return YinYang.split();
    }

    private SpikingTrainingSettings settings() {
        SpikingTrainingSettings preset = SpikingTrainingSettings.yinYang(rule()).withSeed(chipOptions.seed());
        return preset.withEpochs(
                        Objects.requireNonNullElse(hostEpochs, preset.hostEpochs()),
                        Objects.requireNonNullElse(epochs, preset.epochs()))
                .withHidden(Objects.requireNonNullElse(hidden, preset.hidden()));
    }

    private LearningRule rule() {
        try {
            return LearningRule.of(rule);
        } catch (IllegalArgumentException e) {
            throw new UserError("--rule: " + e.getMessage(), e);
        }
    }

    private TerminalText summary(SpikingTrainingResult result) {
        return new TerminalText()
                .format(
                        "%s with %s on %s, %s%n",
                        result.data(),
                        result.rule(),
                        result.chip(),
                        result.calibration().label())
                .format("  on the host            %6.2f %%%n", 100 * result.softwareAccuracy())
                .format("  uncalibrated chip      %6.2f %%%n", 100 * result.accuracyUncalibrated())
                .format("  calibrated chip        %6.2f %%%n", 100 * result.accuracyTransferred())
                .format(
                        "  trained in the loop    %6.2f %%, 95 %% interval %.2f to %.2f %% over %s samples%n",
                        100 * result.accuracy(),
                        100 * result.interval().low(),
                        100 * result.interval().high(),
                        result.testSamples())
                .format(
                        "  modelled: %.1f µs and %.2f µJ a sample, %.1f spikes; %.1f s of wall time%n%s%n",
                        result.modelledMicrosecondsPerSample(),
                        result.modelledMicrojoulesPerSample(),
                        result.spikesPerSample(),
                        result.wallSeconds(),
                        out.resolve(PAGE));
    }
}
