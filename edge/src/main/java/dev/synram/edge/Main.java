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
import java.util.List;
import java.util.Locale;

/** The program {@code synram-edge}. */
public final class Main {

    private static final int FAILURE = 1;
    private static final int USER_MISTAKE = 2;

    /** The property by which the launcher repeats a run. */
    private static final String REHEARSAL = "synram.edge.rehearsal";

    private final PrintStream out;
    private final PrintStream err;
    private final boolean rehearsal;

    /**
     * Makes the program.
     *
     * @param rehearsal whether it runs for Java to keep its classes: it writes no file for the user
     */
    Main(PrintStream out, PrintStream err, boolean rehearsal) {
        this.out = out;
        this.err = err;
        this.rehearsal = rehearsal;
    }

    /** Runs the program and ends the process with its exit status. */
    public static void main(String[] arguments) {
        System.exit(new Main(System.out, System.err, Boolean.getBoolean(REHEARSAL)).run(arguments));
    }

    int run(String... arguments) {
        List<String> words = List.of(arguments);
        if (words.contains("--help")) {
            out.print(EdgeOptions.HELP);
            return 0;
        }
        if (words.contains("--version")) {
            out.println(Version.SOFTWARE);
            return 0;
        }
        try {
            EdgeOptions options = EdgeOptions.parse(arguments);
            Classified found = new Classifier(options, this::say).classify();
            write(options, found);
            if (options.samples().labels().isPresent()) {
                say(accuracy(found.classification()));
            }
            return 0;
        } catch (UsageException | SettingException | DataException | FileException | NetworkException e) {
            say(String.valueOf(e.getMessage()));
            return USER_MISTAKE;
        } catch (OutOfMemoryError e) {
            say("Java has too little memory (%s); give it more, such as EDGE_JAVA=-Xmx2g, or take fewer samples"
                    .formatted(e.getMessage()));
            return FAILURE;
        } catch (IOException | RuntimeException e) {
            say(String.valueOf(e));
            return FAILURE;
        }
    }

    private void say(String line) {
        err.println("synram-edge: " + line.replaceAll("\\p{Cntrl}", " "));
    }

    private void write(EdgeOptions options, Classified found) throws IOException {
        StringBuilder lines = new StringBuilder("sample,class\n");
        byte[] classes = found.classification().predictions();
        for (int i = 0; i < classes.length; i++) {
            lines.append(found.numbers()[i]).append(',').append(classes[i]).append('\n');
        }
        if (options.out().isPresent() && !rehearsal) {
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
