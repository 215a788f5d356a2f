package dev.synram.edge;

import dev.synram.data.DataException;
import dev.synram.experiment.accuracy.AccuracyInterval;
import dev.synram.experiment.result.Version;
import dev.synram.experiment.setting.SettingException;
import dev.synram.files.FileContent;
import dev.synram.files.FileException;
import dev.synram.files.FileOutput;
import dev.synram.network.NetworkException;
import dev.synram.runtime.Classification;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Locale;

/** The program {@code synram-edge}. */
public final class Main {

    private static final int FAILURE = 1;
    private static final int USER_MISTAKE = 2;

    private final PrintStream out;
    private final PrintStream err;

    Main(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /** Runs the program and ends the process with its exit status. */
    public static void main(String[] arguments) {
        System.exit(new Main(System.out, System.err).run(arguments));
    }

    int run(String... arguments) {
        if (arguments.length == 1 && arguments[0].equals("--help")) {
            out.print(EdgeOptions.HELP);
            return 0;
        }
        if (arguments.length == 1 && arguments[0].equals("--version")) {
            out.println(Version.SOFTWARE);
            return 0;
        }
        try {
            EdgeOptions options = EdgeOptions.parse(arguments);
            Classification found = new Classifier(options, this::say).classify();
            write(options, found);
            if (options.samples().labels().isPresent()) {
                say(accuracy(found));
            }
            return 0;
        } catch (UsageException | SettingException | DataException | FileException | NetworkException e) {
            say(String.valueOf(e.getMessage()));
            return USER_MISTAKE;
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            say(String.valueOf(e));
            return FAILURE;
        }
    }

    private void say(String line) {
        err.println("synram-edge: " + line.replaceAll("\\p{Cntrl}", " "));
    }

    private void write(EdgeOptions options, Classification found) throws IOException {
        StringBuilder lines = new StringBuilder("sample,class\n");
        for (int i = 0; i < found.predictions().length; i++) {
            lines.append(i).append(',').append(found.predictions()[i]).append('\n');
        }
        if (options.out().isPresent()) {
            FileOutput.write(options.out().get(), FileContent.of(lines.toString()));
            return;
        }
        out.print(lines);
        if (out.checkError()) {
            throw new IOException("the classes cannot be written to standard output");
        }
    }

    private static String accuracy(Classification found) {
        double accuracy = found.accuracy();
        int samples = found.labels().length;
        AccuracyInterval interval = AccuracyInterval.of(accuracy, samples);
        return String.format(
                Locale.ROOT,
                "accuracy %.2f %% (95 %% interval %.2f to %.2f %%) of %s samples",
                100 * accuracy,
                100 * interval.low(),
                100 * interval.high(),
                samples);
    }
}
