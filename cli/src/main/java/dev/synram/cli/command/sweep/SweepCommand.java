package dev.synram.cli.command.sweep;

import dev.synram.cli.command.CommandHeadline;
import dev.synram.cli.console.Console;
import dev.synram.cli.console.ErrorReporter;
import dev.synram.cli.console.OutputFile;
import dev.synram.cli.console.OutputFolder;
import dev.synram.cli.console.PageIndex;
import dev.synram.cli.console.ResultOptions;
import dev.synram.cli.console.TerminalOutput;
import dev.synram.cli.console.UserError;
import dev.synram.cli.option.SeedOption;
import dev.synram.cli.option.ThreadsOption;
import dev.synram.experiment.Progress;
import dev.synram.experiment.sweep.Sweep;
import dev.synram.experiment.sweep.SweepCluster;
import dev.synram.experiment.sweep.SweepDescription;
import dev.synram.experiment.sweep.SweepEngine;
import dev.synram.experiment.sweep.SweepSettings;
import dev.synram.experiment.sweep.design.Grid;
import dev.synram.experiment.sweep.design.LatinHypercube;
import dev.synram.experiment.sweep.design.SweepDesign;
import dev.synram.files.FileContent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code synram sweep}: many chips and settings on Apache Spark. */
@Command(
        name = "sweep",
        description = {
            CommandHeadline.SWEEP,
            "Options take several values, here or in the file SPEC, and every combination is measured: one row a chip and setting, in Parquet files in "
                    + "--out, with a page. Without --network the chips are measured alone. Spark is fetched when the command is "
                    + "first used, about 280 MB.",
            "",
            "Example: synram sweep --network out/mnist/network.synram --data mnist --samples 1000 --chip-seed 1..20 "
                    + "--scale synapse-gain=1,2,4 --out out/sweep",
            ""
        },
        subcommands = {SweepReportCommand.class, SweepQueryCommand.class})
public final class SweepCommand implements Callable<Integer> {

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "SPEC",
            description =
                    "A YAML file with the names of options, without their hyphens, and their values; options that are given "
                            + "besides replace those of the file. (none)")
    private @Nullable String file;

    @Mixin
    private final SweepSubjectOptions subject = new SweepSubjectOptions();

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
    private final SweepPointsOption points = new SweepPointsOption();

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

    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets the specification
    SweepCommand() {}

    @Override
    public Integer call() throws IOException {
        if (file != null) {
            readFile(SweepFile.read(file));
        }
        SweepSettings settings = settings();
        SweepEngine engine = SweepEngine.find();
        if (csv != null) {
            OutputFile.requireWritable("--csv", csv);
        }
        Progress progress = console.progress();
        TerminalOutput printer = console.out();
        SweepCluster cluster = master == null ? SweepCluster.local(threads.threads()) : new SweepCluster(master);
        Sweep sweep = subject.sweep(settings, threads.threads(), progress, printer);
        SweepDescription description = SweepDescription.of(sweep);
        try (OutputFolder folder = OutputFolder.open("--out", out, SweepResults.FILES)) {
            requireOwn(description, engine);
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

    /** Sets the options again: those that were given, and those of a file. */
    private void readFile(SweepFile options) {
        CommandLine command = spec.commandLine();
        List<OptionSpec> given = command.getParseResult().matchedOptions();
        List<String> arguments = new ArrayList<>(options.arguments(
                spec, given.stream().map(OptionSpec::longestName).collect(Collectors.toSet())));
        given.stream().flatMap(SweepPointsOption::asGiven).forEach(arguments::add);
        try {
            command.parseArgs(arguments.toArray(String[]::new));
        } catch (ParameterException e) {
            throw new UserError("SPEC: %s: %s".formatted(options.file(), ErrorReporter.describe(e)), e);
        }
        ResultOptions results = new ResultOptions(spec);
        results.requireDistinct();
        results.requireInputsKept(command.getParseResult());
    }

    private SweepSettings settings() {
        return new SweepSettings(
                axes.axes(),
                design(),
                samples == null ? OptionalInt.empty() : OptionalInt.of(samples),
                runs,
                seed.seed(),
                subject.normalization());
    }

    private SweepDesign design() {
        if (latinHypercube == null) {
            return points.given() ? points.list(spec.commandLine().getParseResult()) : new Grid();
        }
        if (points.given()) {
            throw new UserError("--latin-hypercube and --points exclude each other; give one of them");
        }
        return new LatinHypercube(latinHypercube, seed.seed());
    }

    /** Refuses to mix rows of different sweeps. */
    private void requireOwn(SweepDescription description, SweepEngine engine) {
        Optional<SweepDescription> before = SweepDescription.read(out);
        if (before.isEmpty() && !engine.rows(out, description.schema()).isEmpty()) {
            throw new UserError("--out %s holds rows without %s, which tells their sweep; choose another folder"
                    .formatted(out, SweepDescription.FILE));
        }
        List<String> differences = before.map(description::differences).orElse(List.of());
        if (!differences.isEmpty()) {
            throw new UserError("--out %s holds another sweep, which differs in %s; choose another folder"
                    .formatted(out, String.join(", ", differences)));
        }
        if (!resume && before.isPresent()) {
            throw new UserError(
                    "--out %s holds this sweep already; add --resume to compute what is missing, or choose another folder"
                            .formatted(out));
        }
    }
}
