package dev.synram.cli.console;

import dev.synram.experiment.Progress;
import java.io.PrintWriter;
import java.io.Writer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What a command tells people while it runs and when it is done. */
public final class Console {

    @Option(names = "--quiet", description = "Print nothing but errors.")
    private boolean quiet;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets the specification
    public Console() {}

    /** Shows what is going on. */
    public Progress progress() {
        return quiet ? Progress.NONE : TerminalProgress.orPlain(System.err);
    }

    /** Where results are summed up for people. */
    public TerminalOutput out() {
        return new TerminalOutput(
                quiet
                        ? new PrintWriter(Writer.nullWriter())
                        : spec.commandLine().getOut());
    }
}
