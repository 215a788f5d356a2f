package dev.synram.files;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Where symbolic links lead. */
final class LinkTarget {

    /** Linux shows the open files of processes there, as links. */
    private static final Path PROCESSES = Path.of("/proc");

    private LinkTarget() {}

    /**
     * The file to replace when a path is written: that at the end of its links, whether it exists or not.
     *
     * @throws IOException if the path may not be written: an existing file is opened first, so that the system's own rules
     *     on links and on write protection hold
     */
    static Path writable(Path path) throws IOException {
        if (Files.exists(path) && !Files.isRegularFile(path)) {
            throw new FileSystemException(path.toString(), null, "is not a regular file");
        }
        try {
            Files.newByteChannel(path, StandardOpenOption.WRITE).close();
        } catch (NoSuchFileException e) {
            return end(path); // it will be a new file
        }
        return end(path);
    }

    /** The file at the end of a path's links, whether it exists or not. */
    static Path end(Path path) throws IOException {
        Path target = path;
        while (Files.isSymbolicLink(target)) {
            target = next(target);
        }
        return target;
    }

    private static Path next(Path link) throws IOException {
        return link.resolveSibling(Files.readSymbolicLink(link));
    }

    /** Whether a path names a file that a process has open, such as {@code /dev/fd/3}. */
    static boolean leadsToOpenFile(Path path) throws IOException {
        for (Path link = path.toAbsolutePath(); Files.isSymbolicLink(link); link = next(link)) {
            Path folder = link.getParent();
            if (folder != null && folder.toRealPath().startsWith(PROCESSES)) {
                return true;
            }
        }
        return false;
    }
}
