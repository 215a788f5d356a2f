package dev.synram.data.download;

import dev.synram.files.AtExit;
import dev.synram.files.FileTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** An empty folder that is deleted after use, even if the program is interrupted. */
final class TemporaryFolder implements AutoCloseable {

    private final Path path;
    private final AtExit cleanup;

    private TemporaryFolder(Path path) {
        this.path = path;
        cleanup = new AtExit(() -> delete(path));
    }

    /**
     * Creates the folder under an unpredictable name and deletes those left by earlier programs.
     *
     * @param parent folder that contains it; no other program may use it at the same time
     * @param prefix prefix of its name
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

    private static void delete(Path path) {
        try {
            FileTree.delete(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        cleanup.close();
    }
}
