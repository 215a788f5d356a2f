package dev.synram.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Figures in a file that programs read. */
final class JsonOption {

    @Option(names = "--json", paramLabel = "FILE", description = "Write the figures to a file too.")
    private @Nullable Path file;

    /** Checks before long work that the file can be written. */
    void check() {
        if (file != null) {
            OutputFile.requireWritable("--json", file);
        }
    }

    /** Writes the figures if they are wanted, and says where. */
    void write(Supplier<String> figures, TerminalOutput out) throws IOException {
        if (file != null) {
            String text = figures.get();
            OutputFile.write(file, (text.endsWith("\n") ? text : text + "\n").getBytes(StandardCharsets.UTF_8));
            out.line(file);
        }
    }
}
