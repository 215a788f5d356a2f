package dev.synram.cli.command.sweep;

import dev.synram.cli.console.Console;
import dev.synram.cli.console.OutputFile;
import dev.synram.cli.console.OutputFolder;
import dev.synram.cli.console.PageIndex;
import dev.synram.cli.console.TerminalOutput;
import dev.synram.experiment.sweep.SweepDescription;
import dev.synram.experiment.sweep.SweepEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code synram sweep report}: the page of the rows that are there. */
@Command(
        name = "report",
        description = {
            "Write the page of a sweep again, from the rows that are there.",
            "",
            "Example: synram sweep report out/sweep --tolerance 2",
            ""
        })
public final class SweepReportCommand implements Callable<Integer> {

    @Parameters(paramLabel = "DIR", description = "The folder of a sweep.")
    private Path folder = Path.of("");

    @Mixin
    private final SweepToleranceOption tolerance = new SweepToleranceOption();

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
        if (csv != null) {
            OutputFile.requireWritable("--csv", csv);
        }
        SweepDescription description = SweepResults.description(folder);
        SweepResults results = SweepResults.read(engine, folder, description);
        TerminalOutput printer = console.out();
        try (OutputFolder output = OutputFolder.open("DIR", folder, SweepResults.FILES)) {
            results.publish(output, tolerance.share(), printer);
        }
        if (csv != null) {
            OutputFile.write(csv, results.csv(), printer);
        }
        printer.flush();
        PageIndex.updateFor(folder.resolve(SweepResults.PAGE));
        return 0;
    }
}
