package dev.synram.cli.console;

import dev.synram.compiler.spiking.PlacementException;
import dev.synram.data.DataException;
import dev.synram.experiment.checkpoint.CheckpointException;
import dev.synram.experiment.model.ModelException;
import dev.synram.experiment.setting.SettingException;
import dev.synram.files.FileException;
import dev.synram.files.FileProblem;
import dev.synram.network.NetworkException;
import dev.synram.nir.value.NirException;
import dev.synram.onnx.graph.OnnxException;
import dev.synram.tflite.schema.TfliteException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.FileSystemException;
import java.util.Locale;
import java.util.Set;
import java.util.function.BooleanSupplier;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;

/** Says what went wrong in one line, and chooses the exit status: 2 for a user's mistake, 1 for a failure. */
public final class ErrorReporter
        implements CommandLine.IExecutionExceptionHandler, CommandLine.IParameterExceptionHandler {

    private static final int FAILURE = 1;
    private static final int USER_MISTAKE = 2;

    private static final String MODEL = "MODEL";
    private static final String NETWORK = "--network";

    /** What positional parameters that name networks are called. */
    private static final Set<String> NETWORKS = Set.of(MODEL, "NETWORK", "FILE");

    /** Names and values from files may be long. */
    private static final int MOST_CHARACTERS = 2000;

    private final PrintWriter err;
    private final BooleanSupplier stackTraces;

    /**
     * Makes a reporter.
     *
     * @param err where the line goes
     * @param stackTraces whether the user wants to see where an error occurred
     */
    public ErrorReporter(PrintWriter err, BooleanSupplier stackTraces) {
        this.err = err;
        this.stackTraces = stackTraces;
    }

    @Override
    public int handleExecutionException(Exception exception, CommandLine command, ParseResult parsed) {
        return report(exception, argument(command));
    }

    /** What a command calls the network that it reads. */
    private static String argument(CommandLine command) {
        CommandSpec spec = command.getCommandSpec();
        return spec.positionalParameters().stream()
                .map(ArgSpec::paramLabel)
                .filter(NETWORKS::contains)
                .findFirst()
                .orElse(spec.findOption(NETWORK) == null ? MODEL : NETWORK);
    }

    @Override
    public int handleParseException(ParameterException exception, String[] arguments) {
        String command = exception.getCommandLine().getCommandSpec().qualifiedName();
        say("%s; see '%s --help'".formatted(describe(exception), command));
        return USER_MISTAKE;
    }

    /** The mistake; what is none of several names is told them as users type them. */
    public static String describe(ParameterException exception) {
        ArgSpec argument = exception.getArgSpec();
        if (exception.getCause() instanceof TypeConversionException
                && argument instanceof OptionSpec option
                && option.auxiliaryTypes()[0].isEnum()) {
            return "%s: '%s' is none of %s"
                    .formatted(
                            option.longestName(),
                            exception.getValue(),
                            String.join(", ", option.completionCandidates()));
        }
        return firstLine(String.valueOf(exception.getMessage()));
    }

    /** Says what a problem is, and returns the exit status. */
    public int report(Throwable problem) {
        return report(problem, MODEL);
    }

    private int report(Throwable problem, String network) {
        Throwable cause = unwrapped(problem);
        say(describe(cause, network));
        if (stackTraces.getAsBoolean()) {
            StringWriter trace = new StringWriter();
            problem.printStackTrace(new PrintWriter(trace, true));
            err.print(TerminalText.escapedLines(trace.toString()));
            err.flush();
        }
        return isUsersMistake(cause) ? USER_MISTAKE : FAILURE;
    }

    private void say(String line) {
        String shown = TerminalText.escaped(line);
        err.println(
                "synram: " + (shown.length() <= MOST_CHARACTERS ? shown : shown.substring(0, MOST_CHARACTERS) + "..."));
        err.flush();
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }

    /** What the user gave is the user's, wherever it was read. */
    private static boolean isUsersMistake(Throwable problem) {
        return problem instanceof UserError
                || problem instanceof SettingException
                || problem instanceof ModelException
                || problem instanceof NetworkException
                || problem instanceof DataException
                || problem instanceof CheckpointException
                || problem instanceof FileException
                || problem instanceof PlacementException
                || problem instanceof NirException
                || problem instanceof OnnxException
                || problem instanceof TfliteException;
    }

    /** The option of a setting: the words of its name, joined by hyphens. */
    private static String option(String setting) {
        return "--" + setting.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static Throwable unwrapped(Throwable problem) {
        Throwable cause = problem;
        while (cause.getCause() != null && isWrapper(cause)) {
            cause = cause.getCause();
        }
        return cause;
    }

    private static String describe(Throwable problem, String network) {
        String message = problem.getMessage();
        return switch (problem) {
            case FileSystemException file -> "%s: %s".formatted(file.getFile(), FileProblem.describe(file));
            case IOException io -> FileProblem.describe(io);
            case OutOfMemoryError _ -> "out of memory; close other programs or use fewer threads";
            case SettingException setting -> option(setting.setting()) + " " + setting.problem();
            case ModelException _, NetworkException _ -> network + ": " + message;
            case DataException _ -> "--data: " + message;
            case CheckpointException _ -> "--resume: %s; leave out --resume to start again".formatted(message);
            case Throwable own when message != null && isOurs(own) -> message;
            default ->
                "internal error: %s; please report it, with what --stacktrace adds to the same command"
                        .formatted(message == null ? problem.getClass().getSimpleName() : withClass(message, problem));
        };
    }

    /** Whether a message was written for users: exceptions of the JDK and of libraries are not, wherever they come from. */
    private static boolean isOurs(Throwable problem) {
        return problem.getClass().getPackageName().startsWith("dev.synram");
    }

    private static String withClass(String message, Throwable problem) {
        return "%s (%s)".formatted(message, problem.getClass().getSimpleName());
    }

    /** Whether an exception says no more than its cause does. */
    private static boolean isWrapper(Throwable problem) {
        Throwable cause = problem.getCause();
        return cause != null
                && String.valueOf(problem.getMessage())
                        .contains(cause.getClass().getName());
    }
}
