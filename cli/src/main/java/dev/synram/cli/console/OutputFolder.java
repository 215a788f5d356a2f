package dev.synram.cli.console;

import dev.synram.files.AtExit;
import dev.synram.files.FileProblem;
import dev.synram.files.PartFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder that a run writes its results to. One program at a time uses it. Results are written under names of their
 * own and get their final names only when all of them are complete. A folder that was created for a run without results
 * is deleted again.
 */
public final class OutputFolder implements AutoCloseable {

    private static final String PRIVATE = ".synram";
    private static final String LOCK = "lock";

    private final Path path;
    private final CreatedFolders created;
    private final FileLock lock;
    private final AtExit release;

    private OutputFolder(Path path, CreatedFolders created, FileLock lock) {
        this.path = path;
        this.created = created;
        this.lock = lock;
        release = new AtExit(this::release);
    }

    /**
     * Creates the folder if need be and reserves it.
     *
     * @param option what names it
     * @throws UserError if it cannot be written, or another run uses it
     */
    public static OutputFolder open(String option, Path path) {
        if (StandardOutput.isMeantBy(path)) {
            throw new UserError(
                    "%s %s is the standard output, but there are several results; name a folder, or use --json -"
                            .formatted(option, path));
        }
        try {
            CreatedFolders created = CreatedFolders.create(path.resolve(PRIVATE));
            FileChannel channel = FileChannel.open(
                    lockFile(path), StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
            FileLock lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                throw new UserError(
                        "%s %s is in use by another run; wait for it or choose another folder".formatted(option, path));
            }
            return new OutputFolder(path, created, lock);
        } catch (IOException e) {
            throw new UserError(
                    "%s %s cannot be written (%s); choose another folder"
                            .formatted(option, path, FileProblem.describe(e)),
                    e);
        }
    }

    private static Path lockFile(Path path) {
        return path.resolve(PRIVATE).resolve(LOCK);
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    /** The folder within, out of the user's sight, for files that only this program uses. */
    public Path privateFolder() {
        return path.resolve(PRIVATE);
    }

    /**
     * Writes results, all or none.
     *
     * @param contents content by file name
     * @throws IOException naming the file that cannot be written
     */
    public void publish(Map<String, byte[]> contents) throws IOException {
        List<PartFile> written = new ArrayList<>();
        try {
            for (Map.Entry<String, byte[]> entry : contents.entrySet()) {
                written.add(PartFile.write(path.resolve(entry.getKey()), out -> out.write(entry.getValue())));
            }
            for (PartFile part : written) {
                part.complete();
            }
        } finally {
            written.forEach(PartFile::close);
        }
    }

    @Override
    public void close() {
        release.close();
    }

    private synchronized void release() {
        if (!lock.isValid()) {
            return;
        }
        try {
            if (!created.isEmpty() && holdsOnlyTheLock()) {
                Files.delete(lockFile(path));
                created.deleteEmpty();
            }
            lock.acquiredBy().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean holdsOnlyTheLock() throws IOException {
        try (Stream<Path> files = Files.list(privateFolder())) {
            return files.allMatch(lockFile(path)::equals);
        }
    }
}
