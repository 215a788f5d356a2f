package dev.synram.cli.command;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code synram completion}: lets a shell complete commands and options. */
@Command(
        name = "completion",
        description = {CommandHeadline.COMPLETION, "", "Example: source <(./synram completion)", ""})
public final class CompletionCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets the specification
    CompletionCommand() {}

    @Override
    public Integer call() {
        spec.root()
                .commandLine()
                .getOut()
                .print(AutoComplete.bash("synram", spec.root().commandLine()));
        spec.root().commandLine().getOut().flush();
        return 0;
    }
}
