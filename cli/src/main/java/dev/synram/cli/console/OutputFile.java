package dev.synram.cli.console;

import dev.synram.files.FileProblem;
import dev.synram.files.PartFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** One file of results: it appears under its name only when it is complete. Devices and pipes are written to. */
public final class OutputFile {

    private OutputFile() {}

    /** Checks before long work that the file can be written. */
    public static void requireWritable(String option, Path path) {
        if (Files.isDirectory(path)) {
            throw new UserError("%s %s is a folder; name a file".formatted(option, path));
        }
        Path folder = path.toAbsolutePath().getParent();
        try {
            if (folder != null) {
                Files.createDirectories(folder);
                Files.delete(Files.createTempFile(folder, ".synram", null));
            }
        } catch (IOException e) {
            throw new UserError(
                    "%s %s cannot be written (%s); choose another place"
                            .formatted(option, path, FileProblem.describe(e)),
                    e);
        }
    }

    public static void write(Path path, byte[] content) throws IOException {
        try {
            if (Files.exists(path) && !Files.isRegularFile(path)) {
                Files.write(path, content);
                return;
            }
            Path target = Files.isSymbolicLink(path) ? path.toRealPath() : path;
            PartFile.replace(target, out -> out.write(content));
        } catch (IOException e) {
            throw FileProblem.naming(path, e);
        }
    }
}
