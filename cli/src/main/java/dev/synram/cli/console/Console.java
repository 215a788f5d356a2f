package dev.synram.cli.console;

import dev.synram.experiment.Progress;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.function.Supplier;
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

    /** Whether a person looks on. */
    @SuppressWarnings("SystemConsoleNull") // null is still in its contract
    public static boolean isTerminal() {
        java.io.Console console = System.console();
        return console != null && console.isTerminal();
    }

    /** Shows what is going on. */
    public Progress progress() {
        return quiet ? Progress.NONE : TerminalProgress.orPlain(System.err);
    }

    /** Where results are summed up for people: beside the standard output if a result goes there. */
    public TerminalOutput out() {
        if (quiet) {
            return new TerminalOutput(new PrintWriter(Writer.nullWriter()));
        }
        return new TerminalOutput(
                new ResultOptions(spec).useStandardOutput()
                        ? new PrintWriter(System.err, true, System.err.charset())
                        : spec.commandLine().getOut());
    }

    /** Tells in a line what went wrong without being the end of a command. */
    public static void warn(String problem) {
        System.err.print("synram: warning: " + TerminalText.escaped(problem) + "\n");
    }

    /** Says how to go on if the program is interrupted before this is closed. */
    public Interruption whenInterrupted(Supplier<String> remark) {
        return new Interruption(() -> {
            if (!quiet) {
                System.err.print((isTerminal() ? "\n" : "") + "synram: interrupted; " + remark.get() + "\n");
            }
        });
    }
}
