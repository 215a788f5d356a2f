package dev.synram.cli;

import dev.synram.cli.console.Console;
import dev.synram.cli.console.ErrorReporter;
import dev.synram.cli.console.StandardOutput;
import java.io.IOException;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * The help of the program itself, which lists all commands, and its version. Neither looks at an annotation: to read the first
 * ones takes Java several times as long as all else here.
 */
final class CommandList {

    static final String DESCRIPTION = "Neural-network inference and spiking neurons on a simulated BrainScaleS-2 chip.";
    static final String STACK_TRACE = "--stacktrace";
    static final String STACK_TRACE_DESCRIPTION = "Show where in the program an error occurred.";
    static final String EXIT_STATUS_HEADING = "%nExit status:%n";
    static final String SUCCESS = "0:success";
    static final String FAILURE = "1:failure, such as a full disk";
    static final String MISTAKE = "2:a mistake in the options or the data";
    static final String LOST = "3:run: the network does not survive";

    private static final Set<String> ARGUMENTS = Set.of("--help", "-h", "--version", "-V");

    private CommandList() {}

    /** Whether the arguments ask for nothing else. */
    static boolean answers(String... arguments) {
        return arguments.length == 0 || (arguments.length == 1 && ARGUMENTS.contains(arguments[0]));
    }

    /** Prints what the arguments ask for, the list if they say nothing, and returns the exit status. */
    static int run(String... arguments) {
        CommandLine command = commandLine();
        try {
            int status = command.execute(arguments.length == 0 ? new String[] {"--help"} : arguments);
            StandardOutput.requireWritten();
            return status;
        } catch (IOException | Error e) {
            return new ErrorReporter(command.getErr(), () -> false).report(e);
        }
    }

    /** All commands without their options. */
    static CommandLine commandLine() {
        CommandSpec spec = CommandSpec.create();
        spec.name("synram").versionProvider(new Main.VersionProvider());
        spec.addOption(OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Show this help message and exit.")
                .build());
        spec.addOption(OptionSpec.builder(STACK_TRACE)
                .description(STACK_TRACE_DESCRIPTION)
                .build());
        spec.addOption(OptionSpec.builder("-V", "--version")
                .versionHelp(true)
                .description("Print version information and exit.")
                .build());
        spec.usageMessage()
                .description(DESCRIPTION)
                .exitCodeListHeading(EXIT_STATUS_HEADING)
                .exitCodeList(UsageMessageSpec.keyValuesMap(SUCCESS, FAILURE, MISTAKE, LOST));
        CommandLine list = new CommandLine(spec);
        for (Subcommand command : Subcommand.values()) {
            CommandSpec listed = CommandSpec.create();
            listed.usageMessage().description(command.headline());
            list.addSubcommand(command.commandName(), new CommandLine(listed));
        }
        return list.setUsageHelpAutoWidth(Console.isTerminal());
    }
}
