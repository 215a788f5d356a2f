package dev.synram.cli;

import java.io.PrintWriter;
import java.nio.file.FileSystemException;
import java.util.function.BooleanSupplier;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Says what went wrong in one line, and chooses the exit status: 2 for a user's mistake, 1 for a failure. */
final class ErrorReporter implements CommandLine.IExecutionExceptionHandler, CommandLine.IParameterExceptionHandler {

    static final int FAILURE = 1;
    static final int USER_MISTAKE = 2;

    private final PrintWriter err;
    private final BooleanSupplier stackTraces;

    /**
     * Makes a reporter.
     *
     * @param err where the line goes
     * @param stackTraces whether the user wants to see where an error occurred
     */
    ErrorReporter(PrintWriter err, BooleanSupplier stackTraces) {
        this.err = err;
        this.stackTraces = stackTraces;
    }

    @Override
    public int handleExecutionException(Exception exception, CommandLine command, ParseResult parsed) {
        return report(exception);
    }

    @Override
    public int handleParseException(ParameterException exception, String[] arguments) {
        String command = exception.getCommandLine().getCommandSpec().qualifiedName();
        say("%s; see '%s --help'".formatted(firstLine(String.valueOf(exception.getMessage())), command));
        return USER_MISTAKE;
    }

    /** Says what a problem is, and returns the exit status. */
    int report(Throwable problem) {
        say(firstLine(describe(problem)));
        if (stackTraces.getAsBoolean()) {
            problem.printStackTrace(err);
            err.flush();
        }
        return problem instanceof UserError ? USER_MISTAKE : FAILURE;
    }

    private void say(String line) {
        err.println("synram: " + line);
        err.flush();
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }

    private static String describe(Throwable problem) {
        Throwable cause = problem;
        while (cause.getCause() != null && isWrapper(cause)) {
            cause = cause.getCause();
        }
        if (cause instanceof FileSystemException file) {
            return "%s: %s".formatted(file.getFile(), FileProblem.describe(file));
        }
        if (cause instanceof OutOfMemoryError) {
            return "out of memory; close other programs or use fewer threads";
        }
        String message = cause.getMessage();
        boolean plain =
                cause instanceof UserError || cause.getClass().getPackageName().startsWith("dev.synram");
        if (message == null) {
            return "internal error (%s); --stacktrace shows more"
                    .formatted(cause.getClass().getSimpleName());
        }
        return plain ? message : "%s (%s)".formatted(message, cause.getClass().getSimpleName());
    }

    /** Whether an exception says no more than its cause does. */
    private static boolean isWrapper(Throwable problem) {
        Throwable cause = problem.getCause();
        return cause != null
                && String.valueOf(problem.getMessage())
                        .contains(cause.getClass().getName());
    }
}
