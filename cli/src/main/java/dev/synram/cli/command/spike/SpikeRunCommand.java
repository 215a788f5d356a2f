package dev.synram.cli.command.spike;

import dev.synram.cli.console.Console;
import dev.synram.cli.console.InputFile;
import dev.synram.cli.console.OutputFolder;
import dev.synram.cli.console.PageIndex;
import dev.synram.cli.console.TerminalOutput;
import dev.synram.cli.console.UserError;
import dev.synram.cli.option.JsonOption;
import dev.synram.cli.option.data.LabelOptions;
import dev.synram.cli.option.spiking.SpikingChipsChoice;
import dev.synram.cli.option.spiking.SpikingChipsOptions;
import dev.synram.cli.option.spiking.SpikingData;
import dev.synram.data.DataException;
import dev.synram.data.DataSplit;
import dev.synram.experiment.Progress;
import dev.synram.experiment.nir.chip.NirNetworkFile;
import dev.synram.experiment.spiking.trained.SpikingEvaluation;
import dev.synram.experiment.spiking.trained.SpikingEvaluationResult;
import dev.synram.experiment.spiking.trained.SpikingNetworkFile;
import dev.synram.experiment.spiking.trained.TrainedSpikingNetwork;
import dev.synram.files.FileContent;
import dev.synram.files.FileException;
import dev.synram.nir.file.NirFile;
import dev.synram.nir.value.NirException;
import dev.synram.report.spiking.SpikingEvaluationReport;
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

/** {@code synram spike run}: a trained spiking network on chips. */
@Command(
        name = "run",
        description = {
            "Run a trained spiking network on simulated chips.",
            "NETWORK is a file that 'synram spike train' or 'synram spike export' has written. It runs with the weights that training on the host ended "
                    + "with, on the host and on each chip, and with those of training in the loop. Into --out go run.html and "
                    + "result.json.",
            "",
            "Example: synram spike run out/spiking-training/spiking-network.json --chip-seed 1..5",
            ""
        })
public final class SpikeRunCommand implements Callable<Integer> {

    private static final String PAGE = "run.html";
    private static final String RESULT = "result.json";

    @Parameters(
            index = "0",
            paramLabel = "NETWORK",
            description = "A file of 'synram spike train' or 'synram spike export'.")
    private String file = "";

    @Option(
            names = "--data",
            paramLabel = "DATA",
            description =
                    "What to test with: yin-yang, an .npy, .npz or .csv file, or a folder of pictures by class; of data that the "
                            + "network was trained with, the samples for tests alone. (those that it was trained with)")
    private @Nullable String data;

    @Mixin
    private final LabelOptions labels = new LabelOptions();

    @Mixin
    private final SpikingChipsOptions chipOptions = new SpikingChipsOptions();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "out/spiking-run",
            description = "Where the results go. (${DEFAULT-VALUE})")
    private Path out = Path.of("out", "spiking-run");

    @Mixin
    private final Console console = new Console();

    @Mixin
    private final JsonOption json = new JsonOption();

    @Override
    public Integer call() throws IOException {
        Progress progress = console.progress();
        TerminalOutput printer = console.out();
        TrainedSpikingNetwork network = network();
        SpikingChipsChoice chips = chipOptions.choice();
        try (OutputFolder folder = OutputFolder.open("--out", out, List.of(RESULT, PAGE))) {
            json.check();
            String name = Objects.requireNonNullElse(data, network.data());
            DataSplit samples = SpikingData.read("--data", name, labels.labelling(), progress, printer);
            SpikingEvaluationResult result = evaluation(network, samples)
                    .run(
                            String.valueOf(Path.of(file).getFileName()),
                            samples.name(),
                            chips.calibratedFor(network.targets(), progress),
                            progress);
            folder.publish(Map.of(
                    RESULT,
                    FileContent.of(result.json()),
                    PAGE,
                    FileContent.of(new SpikingEvaluationReport(result).page())));
            printer.print(SpikingSummary.of(result));
            json.write(result::json, printer);
            printer.line(out.resolve(PAGE));
            printer.flush();
            PageIndex.updateFor(out.resolve(PAGE));
        }
        return 0;
    }

    private TrainedSpikingNetwork network() {
        Path path = InputFile.require("NETWORK", file, "make one with 'synram spike train'");
        try {
            return NirFile.isHdf5(path) ? NirNetworkFile.read(path) : SpikingNetworkFile.read(path);
        } catch (FileException | NirException e) {
            throw new UserError("NETWORK: " + e.getMessage(), e);
        }
    }

    private SpikingEvaluation evaluation(TrainedSpikingNetwork network, DataSplit samples) {
        try {
            return new SpikingEvaluation(network, network.unseen(samples), chipOptions.seed());
        } catch (DataException e) {
            throw new UserError("--data: " + e.getMessage(), e);
        }
    }
}
