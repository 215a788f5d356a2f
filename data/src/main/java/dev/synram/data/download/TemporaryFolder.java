package dev.synram.data.download;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** An empty folder that is gone after use, also when the program is interrupted. */
final class TemporaryFolder implements AutoCloseable {

    private final Path path;
    private final Thread cleanup;

    private TemporaryFolder(Path path) {
        this.path = path;
        cleanup = new Thread(this::delete, "synram-cleanup");
        Runtime.getRuntime().addShutdownHook(cleanup);
    }

    /** Makes the folder; what an earlier program may have left there is deleted. */
    static TemporaryFolder replacing(Path path) throws IOException {
        TemporaryFolder folder = new TemporaryFolder(path);
        folder.delete();
        Files.createDirectories(path);
        return folder;
    }

    Path path() {
        return path;
    }

    private void delete() {
        if (!Files.exists(path)) {
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
        delete();
        try {
            Runtime.getRuntime().removeShutdownHook(cleanup);
        } catch (IllegalStateException e) {
            return; // the program is ending, and the hook does the same work
        }
    }
}
