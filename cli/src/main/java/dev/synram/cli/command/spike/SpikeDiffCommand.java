package dev.synram.cli.command.spike;

import dev.synram.cli.console.Console;
import dev.synram.cli.console.InputFile;
import dev.synram.cli.console.TerminalOutput;
import dev.synram.cli.console.UserError;
import dev.synram.cli.option.JsonOption;
import dev.synram.cli.option.chip.ChipSeedOption;
import dev.synram.cli.option.spiking.NirOptions;
import dev.synram.cli.option.spiking.NirOtherOptions;
import dev.synram.cli.option.spiking.SpikingChipsChoice;
import dev.synram.cli.option.spiking.SpikingChipsOptions;
import dev.synram.experiment.nir.NirChip;
import dev.synram.experiment.nir.NirDifferenceResult;
import dev.synram.experiment.nir.NirOnChip;
import dev.synram.experiment.nir.NirSource;
import dev.synram.experiment.nir.NirStimulus;
import dev.synram.experiment.nir.chip.ChipGraph;
import dev.synram.experiment.nir.chip.ChipGraphExecution;
import dev.synram.experiment.nir.chip.PlacedGraph;
import dev.synram.nir.execution.Simulation;
import dev.synram.nir.execution.Stimulus;
import dev.synram.nir.file.NirFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
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
            "Compare two executions of spiking networks, on the host or on a chip, and say why they differ.",
            "A and B are NIR files; without B, A is executed twice. Options that begin with --b- are of the second execution. Named are "
                    + "the first spike that differs, and each single change that makes the executions equal: unit of time, step, reset, "
                    + "threshold, arrival of spikes, integration, delay, or a field of a node. With --chip, B is executed on a simulated "
                    + "chip, whose neurons are calibrated for it: milliseconds of the network are microseconds of the chip.",
            "",
            "Examples: synram spike diff net.nir --b-reset subtract",
            "          synram spike diff net.nir --chip --chip-seed 2",
            ""
        })
public final class SpikeDiffCommand implements Callable<Integer> {

    private static final double TOLERANCE = 0.002;
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

    @Option(names = "--chip", description = "Execute B on a chip instead of the host.")
    private boolean chip;

    @Option(
            names = "--tolerance",
            paramLabel = "SECONDS",
            description = "With --chip, by how much the times of a spike may differ. (0.002)")
    private @Nullable Double tolerance;

    @Mixin
    private final SpikingChipsOptions chipOptions = new SpikingChipsOptions();

    @Mixin
    private final JsonOption json = new JsonOption();

    @Mixin
    private final Console console = new Console();

    @Override
    public Integer call() throws IOException {
        json.check();
        if (!chip && (tolerance != null || chipOptions.namesChip())) {
            throw new UserError("options of a chip are given, but both networks are executed on the host; add --chip");
        }
        Path fileA = InputFile.require("A", first, REMEDY);
        Path fileB = second == null ? fileA : InputFile.require("B", second, REMEDY);
        NirSource a = new NirSource(fileA.toString(), NirFile.read(fileA), options.semantics());
        NirSource b = new NirSource(
                fileB.toString(),
                NirFile.read(fileB),
                chip ? otherOptions.ofChip(a.semantics()) : otherOptions.semantics(a.semantics()));
        NirDifferenceResult result = chip ? onChip(a, b, stimulus(a)) : NirDifferenceResult.of(a, b, stimulus(a));
        TerminalOutput out = console.out();
        out.print(DifferenceSummary.of(result));
        json.write(result::json, out);
        out.flush();
        return 0;
    }

    private NirDifferenceResult onChip(NirSource a, NirSource b, Stimulus stimulus) {
        double seconds = Objects.requireNonNullElse(tolerance, TOLERANCE);
        if (!(seconds >= 0 && Double.isFinite(seconds))) {
            throw new UserError("--tolerance is %s s; it must be 0 or more".formatted(seconds));
        }
        SpikingChipsChoice chips = chipOptions.choice();
        if (chips.count() > 1) {
            throw new UserError(
                    "%s names %s chips; B is executed on one".formatted(ChipSeedOption.NAME, chips.count()));
        }
        ChipGraph graph = ChipGraph.of(b.model().graph(), b.semantics());
        graph.requireSpikes(stimulus);
        return chips.calibratedFor(graph.targets(), console.progress()).use(0, (one, calibration) -> {
            ChipGraphExecution done = PlacedGraph.place(graph, one, calibration, chipOptions.seed())
                    .run(stimulus, a.semantics().dt());
            return NirDifferenceResult.onChip(
                    a, b, stimulus, new NirOnChip(NirChip.of(calibration, done), done.execution(), seconds));
        });
    }

    private Stimulus stimulus(NirSource a) {
        return input == null
                ? NirStimulus.poisson(
                        new Simulation(a.model().graph(), a.semantics()).inputs(), rate, seconds, chipOptions.seed())
                : NirStimulus.read(InputFile.require("--input", input, "leave it out for Poisson spikes"), seconds);
    }
}
