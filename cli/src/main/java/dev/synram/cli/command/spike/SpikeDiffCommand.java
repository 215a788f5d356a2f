package dev.synram.cli.command.spike;

import dev.synram.cli.console.Console;
import dev.synram.cli.console.InputFile;
import dev.synram.cli.console.TerminalOutput;
import dev.synram.cli.option.JsonOption;
import dev.synram.cli.option.SeedOption;
import dev.synram.cli.option.spiking.NirOptions;
import dev.synram.cli.option.spiking.NirOtherOptions;
import dev.synram.experiment.nir.NirDifferenceResult;
import dev.synram.experiment.nir.NirSource;
import dev.synram.experiment.nir.NirStimulus;
import dev.synram.nir.execution.Simulation;
import dev.synram.nir.execution.Stimulus;
import dev.synram.nir.file.NirFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code synram spike diff}: two executions of NIR files. */
@Command(
        name = "diff",
        description = {
            "Compare two executions of spiking networks on the host, and say why they differ.",
            "A and B are NIR files; without B, A is executed twice. Options that begin with --b- are of the second execution. Named are "
                    + "the first spike that differs, and each single change that makes the executions equal: unit of time, step, reset, "
                    + "threshold, arrival of spikes, integration, delay, or a field of a node.",
            "",
            "Example: synram spike diff net.nir --b-reset subtract",
            ""
        })
public final class SpikeDiffCommand implements Callable<Integer> {

    private static final String REMEDY = "export it from a tool that writes NIR";

    @Parameters(index = "0", paramLabel = "A", description = "The first network.")
    private String first = "";

    @Parameters(index = "1", arity = "0..1", paramLabel = "B", description = "The second network. (A)")
    private @Nullable String second;

    @Option(
            names = "--input",
            paramLabel = "FILE",
            description =
                    "Input spikes, CSV without a header or .npy: time in seconds, element of the inputs, and optionally a value. (Poisson spikes)")
    private @Nullable String input;

    @Option(
            names = "--rate",
            paramLabel = "HERTZ",
            defaultValue = "500",
            description = "Rate of Poisson spikes of each element. (${DEFAULT-VALUE})")
    private double rate;

    @Option(
            names = "--seconds",
            paramLabel = "SECONDS",
            defaultValue = "0.1",
            description = "Duration of the input. (${DEFAULT-VALUE})")
    private double seconds;

    @Mixin
    private final NirOptions options = new NirOptions();

    @Mixin
    private final NirOtherOptions otherOptions = new NirOtherOptions();

    @Mixin
    private final SeedOption seed = new SeedOption();

    @Mixin
    private final JsonOption json = new JsonOption();

    @Mixin
    private final Console console = new Console();

    @Override
    public Integer call() throws IOException {
        json.check();
        Path fileA = InputFile.require("A", first, REMEDY);
        Path fileB = second == null ? fileA : InputFile.require("B", second, REMEDY);
        NirSource a = new NirSource(fileA.toString(), NirFile.read(fileA), options.semantics());
        NirSource b = new NirSource(fileB.toString(), NirFile.read(fileB), otherOptions.semantics(a.semantics()));
        NirDifferenceResult result = NirDifferenceResult.of(a, b, stimulus(a));
        TerminalOutput out = console.out();
        out.print(DifferenceSummary.of(result));
        json.write(result::json, out);
        out.flush();
        return 0;
    }

    private Stimulus stimulus(NirSource a) {
        return input == null
                ? NirStimulus.poisson(
                        new Simulation(a.model().graph(), a.semantics()).inputs(), rate, seconds, seed.seed())
                : NirStimulus.read(InputFile.require("--input", input, "leave it out for Poisson spikes"), seconds);
    }
}
