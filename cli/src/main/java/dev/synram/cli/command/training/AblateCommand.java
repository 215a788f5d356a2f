package dev.synram.cli.command.training;

import dev.synram.cli.command.CommandHeadline;
import dev.synram.cli.console.Console;
import dev.synram.cli.console.Interruption;
import dev.synram.cli.console.OutputFolder;
import dev.synram.cli.console.PageIndex;
import dev.synram.cli.console.TerminalOutput;
import dev.synram.cli.console.UserError;
import dev.synram.cli.option.JsonOption;
import dev.synram.data.DataSplit;
import dev.synram.experiment.Progress;
import dev.synram.experiment.ablation.AblationResult;
import dev.synram.experiment.model.Model;
import dev.synram.files.FileContent;
import dev.synram.report.AblationReport;
import dev.synram.training.TrainingSettings;
import dev.synram.training.ablation.Ablation;
import dev.synram.training.ablation.AblationSettings;
import dev.synram.training.ablation.TrainingMethod;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;

/** {@code synram ablate}: what methods of training are worth. */
@Command(
        name = "ablate",
        defaultValueProvider = AblateCommand.Defaults.class,
        description = {
            CommandHeadline.ABLATE,
            "Trains MODEL as 'synram train' does: without the methods, with each alone, with all, and with all but each; several "
                    + "times each, with the same seeds and chips for all. Tells mean accuracies with intervals, and which "
                    + "differences are within chance. Options of 'train' are those of all trainings; those of a method that "
                    + "is compared tell its strength. Results go into --out: report.html, "
                    + "table.csv, result.json.",
            "",
            "Example: synram ablate published --data mnist --train-samples 2000 --methods shift,teacher",
            ""
        })
public final class AblateCommand implements Callable<Integer> {

    private static final String REPORT = "report.html";
    private static final String TABLE = "table.csv";
    private static final String RESULT = "result.json";

    /** What the command takes for granted where {@code synram train} has other values. */
    static final class Defaults implements IDefaultValueProvider {

        private static final Map<String, String> OPTIONS = Map.of("--unseen", "2", "--out", "out/ablate");

        @Override
        public @Nullable String defaultValue(ArgSpec argument) {
            return argument instanceof OptionSpec option ? OPTIONS.get(option.longestName()) : null;
        }
    }

    @Mixin
    private final TrainedModel model = new TrainedModel();

    @Option(
            names = "--methods",
            paramLabel = "M,...",
            split = ",",
            defaultValue = "teacher,fleet,layer-by-layer",
            description = "What is compared: ${COMPLETION-CANDIDATES}. (${DEFAULT-VALUE})")
    private List<TrainingMethod> methods = new ArrayList<>();

    @Option(
            names = "--seeds",
            paramLabel = "N",
            defaultValue = "5",
            description =
                    "Trainings of each combination, at least 2; each has another seed and other chips. (${DEFAULT-VALUE})")
    private int seeds = AblationSettings.SEEDS;

    @Mixin
    private final TrainOptions options = new TrainOptions();

    @Mixin
    private final JsonOption json = new JsonOption();

    @Mixin
    private final Console console = new Console();

    @Override
    public Integer call() throws IOException {
        boolean untrained = model.isUntrained();
        new AblationSettings(options.checked(untrained), methods, seeds).requireChips();
        Progress progress = console.progress();
        TerminalOutput out = console.out();
        LongFunction<Model> network = model.bySeed();
        Optional<Model> teacher = options.teacher();
        try (OutputFolder output = OutputFolder.open("--out", options.out(), List.of(REPORT, TABLE, RESULT));
                Interruption _ = console.whenInterrupted(
                        () -> TrainOptions.remark(Ablation.isStoredIn(output.privateFolder())))) {
            json.check();
            options.requireStored(Ablation.isStoredIn(output.privateFolder()));
            DataSplit data = options.data().read(progress, out);
            Model first = network.apply(options.seed());
            TrainingSettings training = options.settings(options.subject(first, data, untrained));
            if (teacher.isEmpty() && untrained) {
                requireTeacher(training);
            }
            Ablation untaught = new Ablation(
                            new AblationSettings(training, methods, seeds), output.privateFolder(), out::line)
                    .showing(progress);
            Ablation ablation = teacher.map(untaught::taughtBy).orElse(untaught);
            ablation.requireFit(first);
            if (!options.resume()) {
                ablation.forget();
            }
            AblationResult result = ablation.run(network, data);
            output.publish(Map.of(
                    REPORT,
                    FileContent.of(new AblationReport(result).page()),
                    TABLE,
                    result.csv(),
                    RESULT,
                    FileContent.of(result.json())));
            out.print(AblationSummary.of(result));
            json.write(result::json, out);
            out.line(options.out().resolve(REPORT));
            out.flush();
            PageIndex.updateFor(options.out().resolve(REPORT));
        }
        return 0;
    }

    private void requireTeacher(TrainingSettings training) {
        if (methods.contains(TrainingMethod.TEACHER) && training.hostEpochs() == 0) {
            throw new UserError(
                    "--methods: teacher learns from MODEL in float, which is not trained; give --host-epochs, or a trained network as the --teacher");
        }
    }
}
