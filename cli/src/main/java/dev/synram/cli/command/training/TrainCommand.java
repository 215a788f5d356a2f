package dev.synram.cli.command.training;

import dev.synram.cli.command.CommandHeadline;
import dev.synram.cli.console.Console;
import dev.synram.cli.console.Interruption;
import dev.synram.cli.console.OutputFolder;
import dev.synram.cli.console.PageIndex;
import dev.synram.cli.console.TerminalOutput;
import dev.synram.cli.option.JsonOption;
import dev.synram.data.DataSplit;
import dev.synram.experiment.Progress;
import dev.synram.experiment.model.Model;
import dev.synram.experiment.result.training.ChosenSetting;
import dev.synram.experiment.result.training.TrainedNetwork;
import dev.synram.training.Training;
import dev.synram.training.TrainingSettings;
import dev.synram.training.choice.TrainingSubject;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code synram train}: makes a network live with the chip. */
@Command(
        name = "train",
        description = {
            CommandHeadline.TRAIN,
            "MODEL is an .onnx, .tflite or .synram file, or a network of the program, which is trained in float before: published, "
                    + "deep, large, wide, heartbeat. With --fleet each batch runs on another chip, so that one network serves many. Results "
                    + "go into --out: report.html, result.json, network.synram, network.onnx (in float), network-chip.onnx (as "
                    + "a chip runs it), network-host.onnx (in float, before the chips), calibration.json.",
            "",
            "Example: synram train net.onnx --data mnist --epochs 8 --shift 1",
            ""
        })
public class TrainCommand implements Callable<Integer> {

    @Mixin
    private final TrainedModel model = new TrainedModel();

    @Mixin
    private final TrainOptions options = new TrainOptions();

    @Mixin
    private final JsonOption json = new JsonOption();

    @Mixin
    private final Console console = new Console();

    @Override
    public Integer call() throws IOException {
        boolean untrained = model.isUntrained();
        TrainingSettings checked = options.checked(untrained);
        Progress progress = console.progress();
        Model network = model.bySeed().apply(options.seed());
        Optional<Model> teacher = options.teacher();
        TerminalOutput out = console.out();
        try (OutputFolder output = OutputFolder.open("--out", options.out(), TrainingFiles.names(checked));
                Interruption _ = console.whenInterrupted(
                        () -> TrainOptions.remark(Training.isStoredIn(output.privateFolder())))) {
            json.check();
            options.requireStored(Training.isStoredIn(output.privateFolder()));
            DataSplit data = options.data().read(progress, out);
            TrainingSubject subject = options.subject(network, data, untrained);
            TrainingSettings settings = options.settings(subject);
            List<ChosenSetting> choices = subject.explained(settings);
            ChoiceLines.of(settings.preset(), choices).forEach(out::line);
            out.flush();
            Training untaught = new Training(settings).because(choices).showing(progress);
            TrainedNetwork trained = teacher.map(untaught::taughtBy)
                    .orElse(untaught)
                    .keeping(output.privateFolder(), options.resume(), out::line)
                    .run(network, data);
            output.publish(TrainingFiles.of(trained));
            out.print(TrainingSummary.of(trained.result()));
            json.write(trained.result()::json, out);
            out.line(options.out().resolve(TrainingFiles.REPORT));
            out.flush();
            PageIndex.updateFor(options.out().resolve(TrainingFiles.REPORT));
        }
        return 0;
    }
}
