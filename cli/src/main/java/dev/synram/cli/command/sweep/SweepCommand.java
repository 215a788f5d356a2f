package dev.synram.cli.command.sweep;

import dev.synram.cli.console.Console;
import dev.synram.cli.console.InputFile;
import dev.synram.cli.console.OutputFile;
import dev.synram.cli.console.OutputFolder;
import dev.synram.cli.console.PageIndex;
import dev.synram.cli.console.TerminalOutput;
import dev.synram.cli.console.UserError;
import dev.synram.cli.option.DataOptions;
import dev.synram.cli.option.NormalizationOptions;
import dev.synram.cli.option.SeedOption;
import dev.synram.cli.option.SweepAxesOptions;
import dev.synram.cli.option.ThreadsOption;
import dev.synram.experiment.Progress;
import dev.synram.experiment.model.Model;
import dev.synram.experiment.sweep.Sweep;
import dev.synram.experiment.sweep.SweepCluster;
import dev.synram.experiment.sweep.SweepDescription;
import dev.synram.experiment.sweep.SweepDesign;
import dev.synram.experiment.sweep.SweepEngine;
import dev.synram.experiment.sweep.SweepSettings;
import dev.synram.files.FileContent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code synram sweep}: many chips and settings on Apache Spark. */
@Command(
        name = "sweep",
        description = {
            "Measure many chips in many settings, on Apache Spark.",
            "Options take several values, and every combination is measured: one row a chip and setting, in Parquet files in "
                    + "--out, with a page. Without --network the chips are measured alone. Spark is fetched when the command is "
                    + "first used, about 280 MB.",
            "",
            "Example: synram sweep --network out/mnist/network.synram --data mnist --samples 1000 --chip-seed 1..20 "
                    + "--scale synapse-gain=1,2,4 --out out/sweep",
            ""
        },
        subcommands = {SweepReportCommand.class, SweepQueryCommand.class})
public final class SweepCommand implements Callable<Integer> {

    @Option(
            names = "--network",
            paramLabel = "FILE",
            description = "The .synram file of a network that runs on the chips. (none)")
    private @Nullable String network;

    @Option(
            names = "--data",
            paramLabel = "DATA",
            description = "Labelled samples for the network, as in 'synram run'.")
    private @Nullable String data;

    @ArgGroup(exclusive = false)
    private NormalizationOptions normalization = new NormalizationOptions();

    @Option(names = "--samples", paramLabel = "N", description = "Test with N samples, evenly spaced. (all)")
    private @Nullable Integer samples;

    @Option(
            names = "--runs",
            paramLabel = "K",
            defaultValue = "1",
            description = "How often each chip runs all samples. (${DEFAULT-VALUE})")
    private int runs;

    @Mixin
    private final SweepAxesOptions axes = new SweepAxesOptions();

    @Option(
            names = "--latin-hypercube",
            paramLabel = "N",
            description =
                    "Measure N points instead of every combination; factors of --scale are drawn between the smallest and "
                            + "the largest.")
    private @Nullable Integer latinHypercube;

    @Mixin
    private final SweepToleranceOption tolerance = new SweepToleranceOption();

    @Mixin
    private final SeedOption seed = new SeedOption();

    @Mixin
    private final ThreadsOption threads = new ThreadsOption();

    @Option(
            names = "--master",
            paramLabel = "URL",
            description = "A cluster of Spark that does the work, such as spark://host:7077. (threads of this process)")
    private @Nullable String master;

    @Option(names = "--resume", description = "Compute the rows that the folder does not hold yet.")
    private boolean resume;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "out/sweep",
            description = "Where the results go. (${DEFAULT-VALUE})")
    private Path out = Path.of("out", "sweep");

    @Option(
            names = "--csv",
            paramLabel = "FILE",
            description = "Write the rows to a file too; - is the standard output.")
    private @Nullable Path csv;

    @Mixin
    private final Console console = new Console();

    @Override
    public Integer call() throws IOException {
        SweepEngine engine = SweepEngine.find();
        SweepSettings settings = settings();
        if (csv != null) {
            OutputFile.requireWritable("--csv", csv);
        }
        Progress progress = console.progress();
        TerminalOutput printer = console.out();
        SweepCluster cluster = master == null ? SweepCluster.local(threads.threads()) : new SweepCluster(master);
        Sweep sweep = sweep(settings, progress);
        SweepDescription description = SweepDescription.of(sweep);
        try (OutputFolder folder = OutputFolder.open("--out", out, SweepResults.FILES)) {
            requireOwn(description);
            folder.publish(Map.of(SweepDescription.FILE, FileContent.of(description.json())));
            try (var _ = console.whenInterrupted(() -> "the same command with --resume continues")) {
                engine.run(sweep, out, cluster, progress);
            }
            SweepResults results = SweepResults.read(engine, out, description);
            results.publish(folder, tolerance.share(), printer);
            if (csv != null) {
                OutputFile.write(csv, results.csv(), printer);
            }
            printer.flush();
        }
        PageIndex.updateFor(out.resolve(SweepResults.PAGE));
        return 0;
    }

    private SweepSettings settings() {
        SweepDesign design = latinHypercube == null
                ? new SweepDesign.Grid()
                : new SweepDesign.LatinHypercube(latinHypercube, seed.seed());
        return new SweepSettings(
                axes.axes(),
                design,
                samples == null ? OptionalInt.empty() : OptionalInt.of(samples),
                runs,
                seed.seed(),
                normalization.normalization());
    }

    private Sweep sweep(SweepSettings settings, Progress progress) {
        if (network == null) {
            if (data != null) {
                throw new UserError("--data is given without a network; name one with --network, or leave --data out");
            }
            return Sweep.ofChips(settings);
        }
        if (data == null) {
            throw new UserError("--network needs samples; name them with --data, such as --data mnist");
        }
        Model model = Model.read(InputFile.require("--network", network, "give a .synram file"));
        return Sweep.of(settings, model, DataOptions.read(data, progress), threads.threads());
    }

    /** Refuses to mix rows of different sweeps. */
    private void requireOwn(SweepDescription description) {
        SweepDescription before = SweepDescription.read(out).orElse(description);
        List<String> differences = description.differences(before);
        if (!differences.isEmpty()) {
            throw new UserError("--out %s holds another sweep, which differs in %s; choose another folder"
                    .formatted(out, String.join(", ", differences)));
        }
        if (!resume && SweepDescription.read(out).isPresent()) {
            throw new UserError(
                    "--out %s holds this sweep already; add --resume to compute what is missing, or choose another folder"
                            .formatted(out));
        }
    }
}
