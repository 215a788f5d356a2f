package dev.synram.files;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Writes to whatever a path names: files whole or not at all, everything else as it comes. */
public final class FileOutput {

    private FileOutput() {}

    /**
     * Whether a path names something that must not be replaced: a device, a pipe, or a file that a process has open.
     *
     * @throws IOException if its links cannot be followed
     */
    public static boolean isStream(Path path) throws IOException {
        return Files.exists(path) && (!Files.isRegularFile(path) || LinkTarget.leadsToOpenFile(path));
    }

    /**
     * Checks that a file can be written or replaced, and leaves no trace; temporary files of killed programs beside it are
     * deleted. A folder that does not exist is not checked.
     *
     * @throws IOException if it is write-protected or no regular file, or if no file can be created in its folder
     */
    public static void requireReplaceable(Path path) throws IOException {
        Path target = LinkTarget.writable(path);
        Path folder = target.toAbsolutePath().getParent();
        if (folder != null && !Files.exists(folder) && Files.isSymbolicLink(path)) {
            throw new FileSystemException(path.toString(), null, "is a link into a folder that does not exist");
        }
        if (folder != null && Files.exists(folder)) {
            PartFile.probe(target);
            PartFileLeftovers.delete(folder);
        }
    }

    /**
     * The free space in bytes where a file is written, of its folder or, if that does not exist, of the nearest one above.
     *
     * @throws IOException if it cannot be determined
     */
    public static long usableSpace(Path path) throws IOException {
        Path place = LinkTarget.end(path).toAbsolutePath();
        while (!Files.exists(place) && place.getParent() != null) {
            place = place.getParent();
        }
        return Files.getFileStore(place).getUsableSpace();
    }

    /**
     * Writes to a device, a pipe or an open file, or replaces a file as {@link PartFile} does.
     *
     * @throws IOException naming the path, if that fails; an existing file is kept
     */
    public static void write(Path path, FileContent content) throws IOException {
        try {
            if (!isStream(path)) {
                PartFile.replace(path, content);
                return;
            }
            try (OutputStream out = Files.newOutputStream(path, StandardOpenOption.APPEND)) {
                content.writeTo(out);
            }
        } catch (IOException e) {
            throw FileProblem.naming(path, e);
        }
    }
}
