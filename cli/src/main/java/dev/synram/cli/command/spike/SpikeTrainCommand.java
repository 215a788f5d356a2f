package dev.synram.cli.command.spike;

import dev.synram.cli.console.Console;
import dev.synram.cli.console.Interruption;
import dev.synram.cli.console.OutputFolder;
import dev.synram.cli.console.PageIndex;
import dev.synram.cli.console.TerminalOutput;
import dev.synram.cli.console.UserError;
import dev.synram.cli.option.JsonOption;
import dev.synram.cli.option.data.LabelOptions;
import dev.synram.cli.option.spiking.SpikingChipsChoice;
import dev.synram.cli.option.spiking.SpikingChipsOptions;
import dev.synram.cli.option.spiking.SpikingData;
import dev.synram.data.DataSplit;
import dev.synram.experiment.Progress;
import dev.synram.experiment.spiking.encoding.InputCode;
import dev.synram.experiment.spiking.learning.ActivityPenalty;
import dev.synram.experiment.spiking.learning.HiddenNeurons;
import dev.synram.experiment.spiking.learning.LearningRule;
import dev.synram.experiment.spiking.learning.SpikingTrainingSettings;
import dev.synram.training.spiking.SpikingFleetTraining;
import dev.synram.training.spiking.SpikingStorage;
import dev.synram.training.spiking.SpikingTraining;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
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
                    + "chip's spikes and membranes in the forward pass. With several chips, each gets a network of its own. Into "
                    + "--out go training.html, result.json and spiking-network.json, which 'synram spike run' takes.",
            "",
            "Examples:",
            "  synram spike train yin-yang --chip-seed 2 --out out/yin-yang2",
            "  synram spike train mnist --out out/spiking-mnist",
            ""
        })
public final class SpikeTrainCommand implements Callable<Integer> {

    @Parameters(
            index = "0",
            paramLabel = "DATA",
            description =
                    "The data: yin-yang, which is generated; mnist or fashion-mnist; or an .npy, .npz or .csv file, or a folder of "
                            + "pictures by class. Gray pictures get 16 x 16 pixels. Values beyond 0..1 are scaled to it by their "
                            + "range in the samples to train with.")
    private String data = SpikingData.YIN_YANG;

    @Mixin
    private final LabelOptions labels = new LabelOptions();

    @Option(
            names = "--rule",
            paramLabel = "RULE",
            defaultValue = "surrogate",
            description =
                    "How gradients are computed: surrogate (from spikes and potentials), eventprop (exact, from spike "
                            + "times), or first-spike (the same; the first output to spike is the answer). (${DEFAULT-VALUE})")
    private String rule = LearningRule.SURROGATE.label();

    @Option(
            names = "--encoding",
            paramLabel = "CODE",
            defaultValue = "time",
            description =
                    "What tells a value: time (of one spike), rate (of regular spikes), or poisson (rate of a Poisson process). (${DEFAULT-VALUE})")
    private String encoding = InputCode.TIME.label();

    @Option(
            names = "--host-epochs",
            paramLabel = "N",
            description = "Epochs on the host before those in the loop. (those of the rule)")
    private @Nullable Integer hostEpochs;

    @Option(names = "--epochs", paramLabel = "N", description = "Epochs with the chip in the loop. (those of the rule)")
    private @Nullable Integer epochs;

    @Option(
            names = "--hidden",
            paramLabel = "N",
            split = ",",
            description =
                    "Hidden neurons, or those of several populations one behind the other, as in 80,40. (120; 246 for pictures, fewer if circuits of the chip failed)")
    private List<Integer> hidden = List.of();

    @Option(names = "--recurrent", description = "The neurons of each hidden population act on each other, too.")
    private boolean recurrent;

    @Option(
            names = "--most-spikes",
            paramLabel = "N",
            description =
                    "Hidden neurons that spike more often in a sample, on average, add to the loss; with --rule surrogate. (no limit)")
    private @Nullable Double mostSpikes;

    @Mixin
    private final SpikingChipsOptions chipOptions = new SpikingChipsOptions();

    @Option(
            names = "--resume",
            description =
                    "Go on from the last finished epoch of an interrupted training, or extend a finished one by more --epochs.")
    private boolean resume;

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
        LearningRule chosen = rule();
        Progress progress = console.progress();
        TerminalOutput printer = console.out();
        SpikingChipsChoice chips = chipOptions.choice();
        try (OutputFolder folder = OutputFolder.open("--out", out, SpikingTrainingFiles.names(chips.count()));
                Interruption _ = console.whenInterrupted(() -> remark(folder.privateFolder()))) {
            check(folder.privateFolder());
            DataSplit samples = SpikingData.read("DATA", data, labels.labelling(), progress, printer);
            SpikingTrainingSettings settings = settings(chosen, samples);
            SpikingTraining.check(samples, settings);
            SpikingFleetTraining.Outcome trained = new SpikingFleetTraining(
                            chips.calibratedFor(settings.targets(), progress))
                    .keeping(SpikingStorage.in(folder.privateFolder(), resume, printer::line))
                    .train(samples, settings, progress);
            folder.publish(SpikingTrainingFiles.of(trained));
            printer.print(SpikingSummary.of(trained.result()));
            json.write(trained.result()::json, printer);
            printer.line(out.resolve(SpikingTrainingFiles.PAGE));
            printer.flush();
            PageIndex.updateFor(out.resolve(SpikingTrainingFiles.PAGE));
        }
        return 0;
    }

    private void check(Path states) {
        json.check();
        if (resume && !SpikingStorage.isIn(states)) {
            throw new UserError("--resume: no epoch of a training was finished in %s; leave out --resume to start one"
                    .formatted(out));
        }
    }

    private String remark(Path states) {
        return SpikingStorage.isIn(states)
                ? "the same command with --resume goes on after the last finished epoch"
                : "no epoch was finished, so nothing is kept";
    }

    private SpikingTrainingSettings settings(LearningRule chosen, DataSplit samples) {
        SpikingTrainingSettings preset = SpikingTrainingSettings.of(
                        chosen, samples.train().dimensions(), code())
                .withSeed(chipOptions.seed());
        SpikingTrainingSettings chosenPreset =
                mostSpikes == null ? preset : preset.withActivity(ActivityPenalty.above(mostSpikes));
        return chosenPreset
                .withEpochs(
                        Objects.requireNonNullElse(hostEpochs, preset.hostEpochs()),
                        Objects.requireNonNullElse(epochs, preset.epochs()))
                .withHidden(new HiddenNeurons(hidden.isEmpty() ? preset.hidden().sizes() : hidden, recurrent));
    }

    private LearningRule rule() {
        try {
            return LearningRule.of(rule);
        } catch (IllegalArgumentException e) {
            throw new UserError("--rule: " + e.getMessage(), e);
        }
    }

    private InputCode code() {
        try {
            return InputCode.of(encoding);
        } catch (IllegalArgumentException e) {
            throw new UserError("--encoding: " + e.getMessage(), e);
        }
    }
}
