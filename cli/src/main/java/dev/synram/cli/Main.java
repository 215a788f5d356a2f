package dev.synram.cli;

import dev.synram.cli.console.Console;
import dev.synram.cli.console.ErrorReporter;
import dev.synram.cli.console.ResultOptions;
import dev.synram.cli.console.StandardError;
import dev.synram.cli.console.StandardOutput;
import dev.synram.cli.console.UserError;
import dev.synram.cli.option.FileName;
import dev.synram.cli.option.FiniteNumber;
import dev.synram.cli.option.WholeNumber;
import dev.synram.cli.option.YesOrNo;
import dev.synram.experiment.result.Version;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The program. */
@Command(
        name = "synram",
        mixinStandardHelpOptions = true,
        versionProvider = Main.VersionProvider.class,
        scope = ScopeType.INHERIT,
        description = CommandList.DESCRIPTION,
        exitCodeListHeading = CommandList.EXIT_STATUS_HEADING,
        exitCodeList = {CommandList.SUCCESS, CommandList.FAILURE, CommandList.MISTAKE, CommandList.LOST})
public final class Main implements Runnable {

    @Option(
            names = CommandList.STACK_TRACE,
            scope = ScopeType.INHERIT,
            description = CommandList.STACK_TRACE_DESCRIPTION)
    private boolean stackTrace;

    @CommandLine.Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets the specification
    private Main() {}

    /** Runs the program and ends the process with its exit status. */
    public static void main(String[] arguments) {
        prepare();
        int status = run(arguments);
        // To exit, Java looks for loggers in all jars, which takes short commands long: it need not where it ends by
        // itself.
        if (status != 0 || othersRun()) {
            System.exit(status);
        }
    }

    /** Whether other threads keep the process from ending. */
    private static boolean othersRun() {
        return Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> !thread.isDaemon() && !thread.equals(Thread.currentThread()));
    }

    /** Gives the process what all commands rely on. */
    static void prepare() {
        // For the libraries: our own text never takes the default.
        Locale.setDefault(Locale.ROOT);
        StandardError.takeOver();
        System.setProperty("java.awt.headless", "true");
        // We write no Groovy, which the library would look for in all jars.
        System.setProperty("picocli.disable.closures", "true");
    }

    /** The commands and their options. */
    static CommandLine commandLine() {
        return commandLine(List.of(Subcommand.values()));
    }

    private static CommandLine commandLine(List<Subcommand> commands) {
        CommandLine all = new CommandLine(new Main());
        commands.forEach(command -> all.addSubcommand(command.type()));
        return FileName.registered(YesOrNo.registered(WholeNumber.registered(FiniteNumber.registered(all))))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(Console.isTerminal());
    }

    /** The command that is named first; if none is, or a command that tells about others, all. */
    private static CommandLine needed(String... arguments) {
        return Subcommand.named(arguments[0])
                .filter(named -> !named.tellsAboutOthers())
                .map(named -> commandLine(List.of(named)))
                .orElseGet(Main::commandLine);
    }

    static int run(String... arguments) {
        return CommandList.answers(arguments) ? CommandList.run(arguments) : runCommand(arguments);
    }

    private static int runCommand(String... arguments) {
        CommandLine command = needed(arguments);
        Main main = command.getCommand();
        ErrorReporter errors = new ErrorReporter(command.getErr(), () -> main.stackTrace);
        command.setExecutionExceptionHandler(errors).setParameterExceptionHandler(errors);
        command.setExecutionStrategy(parsed -> {
            try {
                for (CommandLine line : parsed.asCommandLineList()) {
                    ResultOptions results = new ResultOptions(line.getCommandSpec());
                    results.requireDistinct();
                    results.requireInputsKept(line.getParseResult());
                }
            } catch (UserError e) {
                return errors.report(e);
            }
            return new CommandLine.RunLast().execute(parsed);
        });
        try {
            int status = command.execute(arguments);
            if (status == 0) {
                StandardOutput.requireWritten();
            }
            return status;
        } catch (IOException | Error e) {
            return errors.report(e);
        }
    }

    /** What {@code --version} prints. */
    static final class VersionProvider implements CommandLine.IVersionProvider {

        @Override
        public String[] getVersion() {
            return new String[] {Version.SOFTWARE};
        }
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
