package dev.synram.cli.command.sweep;

import dev.synram.cli.console.TerminalOutput;
import dev.synram.experiment.sweep.SweepDescription;
import dev.synram.experiment.sweep.SweepEngine;
import java.nio.file.Path;
import java.util.Collections;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code synram sweep query}: a question in SQL. */
@Command(
        name = "query",
        description = {
            "Answer a question in SQL over the rows of a sweep, which are the table 'rows'.",
            "The columns are listed in docs/sweep.md and in sweep.json in the folder. The answer is printed with a line for the "
                    + "names of columns, separated by tabs.",
            "",
            "Example: synram sweep query out/sweep \"SELECT scale_synapse_gain, avg(accuracy) FROM rows GROUP BY 1 ORDER BY 1\"",
            ""
        })
public final class SweepQueryCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "DIR", description = "The folder of a sweep.")
    private Path folder = Path.of("");

    @Parameters(index = "1", paramLabel = "SQL", description = "The question, in quotes.")
    private String sql = "";

    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets the specification
    SweepQueryCommand() {}

    @Override
    public Integer call() {
        SweepEngine engine = SweepEngine.find();
        SweepDescription description = SweepResults.description(folder);
        TerminalOutput printer = new TerminalOutput(spec.commandLine().getOut());
        engine.query(
                folder,
                description.schema(),
                sql,
                cells -> printer.format(
                        String.join("\t", Collections.nCopies(cells.size(), "%s")) + "%n", cells.toArray()));
        printer.flush();
        return 0;
    }
}
