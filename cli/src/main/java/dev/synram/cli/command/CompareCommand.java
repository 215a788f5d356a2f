package dev.synram.cli.command;

import dev.synram.cli.console.Console;
import dev.synram.cli.console.InputFile;
import dev.synram.cli.console.TerminalOutput;
import dev.synram.cli.console.UserError;
import dev.synram.cli.option.JsonOption;
import dev.synram.experiment.comparison.EvaluatedRun;
import dev.synram.experiment.comparison.RunComparison;
import dev.synram.experiment.result.comparison.ComparisonResult;
import dev.synram.files.FileException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code synram compare}: results side by side. */
@Command(
        name = "compare",
        description = {
            CommandHeadline.COMPARE,
            "RESULT is a file of 'synram run --json'. Reported are the accuracies in float and on the chips, and the differences to "
                    + "the first result with their intervals: paired ones where the same samples were scored. A difference within "
                    + "chance is called so. Of a single result its chips are compared.",
            "",
            "Example: synram compare before.json after.json",
            ""
        })
public final class CompareCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "RESULT",
            arity = "1..*",
            description = "Files of 'synram run --json'; the first is the reference.")
    private List<String> files = List.of();

    @Mixin
    private final JsonOption json = new JsonOption();

    @Mixin
    private final Console console = new Console();

    @Override
    public Integer call() throws IOException {
        json.check();
        List<EvaluatedRun> runs = new ArrayList<>();
        for (String file : files) {
            runs.add(read(file));
        }
        ComparisonResult result = compared(runs);
        TerminalOutput out = console.out();
        out.print(ComparisonSummary.of(result));
        json.write(result::json, out);
        out.flush();
        return 0;
    }

    private static EvaluatedRun read(String file) {
        try {
            return EvaluatedRun.read(InputFile.require("RESULT", file, "write it with 'synram run --json'"));
        } catch (FileException e) {
            throw new UserError("RESULT: " + e.getMessage(), e);
        }
    }

    private static ComparisonResult compared(List<EvaluatedRun> runs) {
        try {
            return RunComparison.of(runs);
        } catch (IllegalArgumentException e) {
            throw new UserError("RESULT: " + e.getMessage(), e);
        }
    }
}
