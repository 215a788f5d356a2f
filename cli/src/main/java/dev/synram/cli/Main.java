package dev.synram.cli;

import dev.synram.cli.command.BenchCommand;
import dev.synram.cli.command.CalibrateCommand;
import dev.synram.cli.command.CharacterizeCommand;
import dev.synram.cli.command.ChipServerCommand;
import dev.synram.cli.command.CompareCommand;
import dev.synram.cli.command.CompletionCommand;
import dev.synram.cli.command.InspectCommand;
import dev.synram.cli.command.MnistCommand;
import dev.synram.cli.command.MultiplyCommand;
import dev.synram.cli.command.PlanCommand;
import dev.synram.cli.command.RecalibrateCommand;
import dev.synram.cli.command.RunCommand;
import dev.synram.cli.command.TrainCommand;
import dev.synram.cli.command.serve.ServeCommand;
import dev.synram.cli.command.spike.SpikeCommand;
import dev.synram.cli.command.sweep.SweepCommand;
import dev.synram.cli.command.training.AblateCommand;
import dev.synram.cli.console.Console;
import dev.synram.cli.console.ErrorReporter;
import dev.synram.cli.console.ResultOptions;
import dev.synram.cli.console.StandardError;
import dev.synram.cli.console.StandardOutput;
import dev.synram.cli.console.UserError;
import dev.synram.cli.option.FiniteNumber;
import dev.synram.experiment.result.Version;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
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
        description = "Neural-network inference and spiking neurons on a simulated BrainScaleS-2 chip.",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:success",
            "1:failure, such as a full disk",
            "2:a mistake in the options or the data",
            "3:run: the network does not survive"
        })
public final class Main implements Runnable {

    private static final List<Class<?>> COMMANDS = List.of(
            MnistCommand.class,
            CalibrateCommand.class,
            CharacterizeCommand.class,
            MultiplyCommand.class,
            SpikeCommand.class,
            PlanCommand.class,
            BenchCommand.class,
            RunCommand.class,
            RecalibrateCommand.class,
            CompareCommand.class,
            SweepCommand.class,
            ServeCommand.class,
            ChipServerCommand.class,
            TrainCommand.class,
            AblateCommand.class,
            InspectCommand.class,
            CommandLine.HelpCommand.class,
            CompletionCommand.class);

    /** Arguments that are answered without the options of commands. */
    private static final Set<String> LISTING = Set.of("--help", "-h", "--version", "-V");

    @Option(
            names = "--stacktrace",
            scope = ScopeType.INHERIT,
            description = "Show where in the program an error occurred.")
    private boolean stackTrace;

    @CommandLine.Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets the specification
    private Main() {}

    /** Runs the program and ends the process with its exit status. */
    public static void main(String[] arguments) {
        // For the libraries: our own text never takes the default.
        Locale.setDefault(Locale.ROOT);
        StandardError.takeOver();
        System.setProperty("java.awt.headless", "true");
        System.exit(run(arguments));
    }

    /** The commands and their options. */
    static CommandLine commandLine() {
        return commandLine(COMMANDS);
    }

    private static CommandLine commandLine(List<Class<?>> commands) {
        CommandLine all = new CommandLine(new Main());
        commands.forEach(all::addSubcommand);
        return FiniteNumber.registered(all)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(Console.isTerminal());
    }

    /** All commands without their options, for the list of commands. */
    static CommandLine listing() {
        CommandLine all = commandLine(List.of());
        for (Class<?> type : COMMANDS) {
            Command command = type.getAnnotation(Command.class);
            CommandSpec spec = CommandSpec.create();
            spec.usageMessage()
                    .header(command.header())
                    .description(command.description())
                    .hidden(command.hidden());
            all.addSubcommand(command.name(), new CommandLine(spec));
        }
        return all;
    }

    /** What the arguments need. To look at the options of all commands takes longer than to begin with one. */
    private static CommandLine needed(String... arguments) {
        boolean list = arguments.length == 0 || (arguments.length == 1 && LISTING.contains(arguments[0]));
        return list ? listing() : commandLine(named(arguments));
    }

    /** The command that is named first; if none is, or a command that tells about others, all. */
    private static List<Class<?>> named(String... arguments) {
        List<Class<?>> named = COMMANDS.stream()
                .filter(type -> arguments.length > 0
                        && type.getAnnotation(Command.class).name().equals(arguments[0]))
                .filter(type -> type != CommandLine.HelpCommand.class && type != CompletionCommand.class)
                .toList();
        return named.isEmpty() ? COMMANDS : named;
    }

    static int run(String... arguments) {
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
