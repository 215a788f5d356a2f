package dev.synram.data.download;

import dev.synram.files.AtExit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** An empty folder that is gone after use, also when the program is interrupted. */
final class TemporaryFolder implements AutoCloseable {

    private final Path path;
    private final AtExit cleanup;

    private TemporaryFolder(Path path) {
        this.path = path;
        cleanup = new AtExit(() -> delete(path));
    }

    /**
     * Makes the folder, under a name that nobody can foresee; what earlier programs may have left is deleted.
     *
     * @param parent where it is made; no other program uses it at the same time
     * @param prefix what its name begins with
     */
    static TemporaryFolder in(Path parent, String prefix) throws IOException {
        try (Stream<Path> files = Files.list(parent)) {
            files.filter(file -> String.valueOf(file.getFileName()).startsWith(prefix))
                    .forEach(TemporaryFolder::delete);
        }
        return new TemporaryFolder(Files.createTempDirectory(parent, prefix));
    }

    Path path() {
        return path;
    }

    /** Deletes a folder with all that is in it; links are deleted, not followed. */
    private static void delete(Path path) {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (Stream<Path> tree = Files.walk(path)) {
            List<Path> deepestFirst = tree.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        cleanup.close();
    }
}
