package dev.synram.cli.console;

import dev.synram.files.FileContent;
import dev.synram.files.FileOutput;
import dev.synram.files.FileProblem;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * One file of results that a user names. It appears under its name only when it is complete, and a link leads to it as
 * before. Devices and pipes are written to, {@code -} is the standard output.
 */
public final class OutputFile {

    /** Where results go by default; the only folder that is created for a file. */
    private static final Path DEFAULT_FOLDER = Path.of("out");

    private static final long BYTES_A_MB = 1_000_000;

    private OutputFile() {}

    /**
     * Checks before long work that the file can be written, and leaves no trace.
     *
     * @throws UserError if it cannot be: it is a folder, is write-protected, or its folder does not exist
     */
    public static void requireWritable(String option, Path path) {
        if (StandardOutput.isMeantBy(path)) {
            return;
        }
        if (Files.isDirectory(path)) {
            throw new UserError("%s %s is a folder; name a file".formatted(option, path));
        }
        try {
            if (!FileOutput.isStream(path)) {
                requireFolder(option, path);
                requireDefaultFolder(path);
                FileOutput.requireReplaceable(path);
            } else if (!Files.isWritable(path)) {
                throw new AccessDeniedException(path.toString());
            }
        } catch (IOException e) {
            throw new UserError(
                    "%s %s cannot be written (%s); choose another place"
                            .formatted(option, path, FileProblem.describe(e)),
                    e);
        }
    }

    /** The default folder is created for the check, and goes again. */
    private static void requireDefaultFolder(Path path) throws IOException {
        if (DEFAULT_FOLDER.equals(path.getParent())) {
            CreatedFolders.create(DEFAULT_FOLDER).deleteEmpty();
        }
    }

    private static void requireFolder(String option, Path path) {
        Path folder = path.getParent();
        if (folder != null && !Files.isDirectory(folder) && !(folder.equals(DEFAULT_FOLDER) && !Files.exists(folder))) {
            throw new UserError("%s %s cannot be written: %s %s or choose another place"
                    .formatted(
                            option,
                            path,
                            folder,
                            Files.exists(folder)
                                    ? "is a file, but a folder is needed; remove it"
                                    : "does not exist; create this folder"));
        }
    }

    /**
     * Checks before long work that there is room for the file.
     *
     * @param bytes what it will have at least
     * @throws UserError if there is not
     */
    public static void requireSpace(String option, Path path, long bytes) {
        try {
            if (StandardOutput.isMeantBy(path) || FileOutput.isStream(path)) {
                return;
            }
            long free = FileOutput.usableSpace(path);
            if (bytes > free) {
                throw new UserError(String.format(
                        Locale.ROOT,
                        "%s %s will have at least %,d MB, but %,d MB are free there; free some space or choose another place",
                        option,
                        path,
                        bytes / BYTES_A_MB,
                        free / BYTES_A_MB));
            }
        } catch (IOException e) {
            throw new UserError(
                    "%s %s cannot be written (%s); choose another place"
                            .formatted(option, path, FileProblem.describe(e)),
                    e);
        }
    }

    /**
     * Writes the file and prints its name, or writes to the standard output.
     *
     * @throws IOException naming the file, if that fails; an existing file is kept
     */
    public static void write(Path path, FileContent content, TerminalOutput out) throws IOException {
        if (StandardOutput.isMeantBy(path)) {
            StandardOutput.write(content);
            return;
        }
        if (!DEFAULT_FOLDER.equals(path.getParent())) {
            FileOutput.write(path, content);
        } else {
            CreatedFolders created = CreatedFolders.create(DEFAULT_FOLDER);
            try {
                FileOutput.write(path, content);
            } finally {
                created.deleteEmpty();
            }
        }
        out.line(path);
    }
}
