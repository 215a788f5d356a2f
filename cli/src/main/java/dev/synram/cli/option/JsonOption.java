package dev.synram.cli.option;

import dev.synram.cli.console.OutputFile;
import dev.synram.cli.console.TerminalOutput;
import dev.synram.files.FileContent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Figures in a file that programs read. */
public final class JsonOption {

    @Option(
            names = "--json",
            paramLabel = "FILE",
            description = "Write the figures to a file too; - is the standard output.")
    private @Nullable Path file;

    /** Checks before long work that the file can be written. */
    public void check() {
        if (file != null) {
            OutputFile.requireWritable("--json", file);
        }
    }

    /** Writes the figures if they are wanted, and says where. */
    public void write(Supplier<String> figures, TerminalOutput out) throws IOException {
        if (file != null) {
            OutputFile.write(file, FileContent.of(figures.get()), out);
        }
    }
}
