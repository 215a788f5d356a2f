package dev.synram.cli.console;

import dev.synram.files.FileContent;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Set;

/** The program's standard output, as a place for results. */
public final class StandardOutput {

    private static final Set<Path> NAMES =
            Set.of(Path.of("-"), Path.of("/dev/stdout"), Path.of("/dev/fd/1"), Path.of("/proc/self/fd/1"));

    private StandardOutput() {}

    /** Whether a user means it by a path. */
    public static boolean isMeantBy(Path path) {
        return NAMES.contains(path);
    }

    /**
     * Writes results.
     *
     * @throws IOException if not all of it arrives
     */
    static void write(FileContent content) throws IOException {
        content.writeTo(System.out);
        requireWritten();
    }

    /**
     * Checks that everything that was printed arrived: streams for printing do not tell it themselves.
     *
     * @throws IOException if it did not
     */
    public static void requireWritten() throws IOException {
        PrintStream out = System.out;
        if (out.checkError()) {
            throw new IOException(
                    "standard output could not be written (its reader has ended, or its disk is full); what it received is incomplete");
        }
    }
}
