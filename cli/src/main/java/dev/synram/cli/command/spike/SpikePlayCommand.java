package dev.synram.cli.command.spike;

import dev.synram.calibration.spiking.SpikingCalibration;
import dev.synram.calibration.spiking.SpikingTargets;
import dev.synram.cli.console.Console;
import dev.synram.cli.console.InputFile;
import dev.synram.cli.console.OutputFile;
import dev.synram.cli.console.OutputFolder;
import dev.synram.cli.console.PageIndex;
import dev.synram.cli.console.TerminalOutput;
import dev.synram.cli.console.TerminalText;
import dev.synram.cli.console.UserError;
import dev.synram.cli.option.JsonOption;
import dev.synram.cli.option.chip.ChipOptions;
import dev.synram.cli.option.spiking.SpikingCalibrationChoice;
import dev.synram.compiler.spiking.Population;
import dev.synram.experiment.Progress;
import dev.synram.experiment.spiking.Play;
import dev.synram.experiment.spiking.PlayDescription;
import dev.synram.experiment.spiking.PlayFile;
import dev.synram.experiment.spiking.PlayResult;
import dev.synram.files.FileContent;
import dev.synram.report.spiking.PlayReport;
import dev.synram.simulator.SimulatedChip;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code synram spike play}: a network of spiking neurons on a chip. */
@Command(
        name = "play",
        description = {
            "Play events on a network of spiking neurons.",
            "PLAY is a JSON file with neurons, inputs, synapses and recordings; docs/spiking.md describes it. The chip is "
                    + "calibrated first, for the targets of that file. Into --out go spikes.csv, spikes.npy, play.json and play.html, and "
                    + "traces.csv if membranes are recorded.",
            "",
            "Example: synram spike play chain.json --chip-seed 2 --out out/chain",
            ""
        })
public final class SpikePlayCommand implements Callable<Integer> {

    private static final String PAGE = "play.html";
    private static final String SPIKES = "spikes.csv";
    private static final String SPIKE_ARRAY = "spikes.npy";
    private static final String TRACES = "traces.csv";
    private static final String RESULT = "play.json";

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "PLAY",
            description = "What to play. (the example that comes with the program)")
    private @Nullable String file;

    @Option(
            names = "--example",
            paramLabel = "FILE",
            description = "Write the example to a file, as a start for one of your own, and play nothing.")
    private @Nullable Path example;

    @Mixin
    private final ChipOptions chipOptions = new ChipOptions();

    @Mixin
    private final SpikingCalibrationChoice calibration = new SpikingCalibrationChoice();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "out/play",
            description = "Where the results go. (${DEFAULT-VALUE})")
    private Path out = Path.of("out", "play");

    @Mixin
    private final Console console = new Console();

    @Mixin
    private final JsonOption json = new JsonOption();

    @Override
    public Integer call() throws IOException {
        if (example != null) {
            writeExample(example);
            return 0;
        }
        PlayDescription description = description();
        calibration.check(chipOptions);
        requireTargets(description.targets());
        try (OutputFolder folder = OutputFolder.open("--out", out, List.of(SPIKES, SPIKE_ARRAY, TRACES, RESULT, PAGE));
                SimulatedChip chip = chipOptions.makeSpiking()) {
            json.check();
            PlayResult result = play(chip, description);
            folder.publish(contents(result));
            TerminalOutput printer = console.out();
            printer.print(summary(result));
            json.write(result::json, printer);
            printer.flush();
            PageIndex.updateFor(out.resolve(PAGE));
        }
        return 0;
    }

    private void writeExample(Path place) throws IOException {
        if (file != null) {
            throw new UserError("--example and PLAY exclude each other; give one of them");
        }
        OutputFile.requireWritable("--example", place);
        TerminalOutput printer = console.out();
        OutputFile.write(place, FileContent.of(PlayFile.example()), printer);
        printer.flush();
    }

    private PlayDescription description() {
        return file == null
                ? PlayFile.parse(PlayFile.example())
                : PlayFile.read(InputFile.require(
                        "PLAY", file, "write one, or leave it out to play the example that comes with the program"));
    }

    private void requireTargets(SpikingTargets wanted) {
        if (calibration.targets().isPresent()
                && !calibration.targets().get().equals(wanted)
                && !wanted.equals(SpikingTargets.DEFAULT)) {
            throw new UserError(
                    "--calibration is for other targets than PLAY has; calibrate with 'synram spike calibrate --targets %s', or leave --calibration out"
                            .formatted(file == null ? "PLAY" : file));
        }
    }

    private PlayResult play(SimulatedChip chip, PlayDescription description) {
        Progress progress = console.progress();
        SpikingCalibration applied = calibration.applyTo(chip, chipOptions, description.targets(), progress);
        try (Progress.Task task = progress.begin("playing", 1)) {
            PlayResult result = new Play(chip, applied).run(description, chipOptions.seed());
            task.advance(1);
            return result;
        }
    }

    private static Map<String, FileContent> contents(PlayResult result) {
        Map<String, FileContent> contents = new LinkedHashMap<>();
        contents.put(SPIKES, result.spikesCsv());
        contents.put(SPIKE_ARRAY, result.spikesNpy());
        if (!result.traces().isEmpty()) {
            contents.put(TRACES, result.tracesCsv());
        }
        contents.put(RESULT, FileContent.of(result.json()));
        contents.put(PAGE, FileContent.of(new PlayReport(result).page()));
        return contents;
    }

    private TerminalText summary(PlayResult result) {
        TerminalText text = new TerminalText()
                .format(
                        "%s, %s, %s x %s µs%n",
                        result.chip(), result.calibration().label(), result.repetitions(), result.microseconds());
        for (Population population : result.populations()) {
            if (population.kind() == Population.Kind.NEURONS) {
                text.format("  %-18s %9.1f Hz a neuron%n", population.name(), result.hertz(population));
            }
        }
        return text.format(
                "  %s spikes, %s events sent, %s dropped%n%s%n",
                result.spikes().size(), result.inputSpikes(), result.dropped(), out.resolve(PAGE));
    }
}
