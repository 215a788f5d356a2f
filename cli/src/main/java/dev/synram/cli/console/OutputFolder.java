package dev.synram.cli.console;

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
import org.jspecify.annotations.Nullable;

/**
 * The folder that a run writes its results to. One program at a time uses it. Results are written under names of their
 * own and get their final names only when all of them are complete.
 */
public final class OutputFolder implements AutoCloseable {

    private static final String PRIVATE = ".synram";
    private static final String LOCK = "lock";

    private final Path path;
    private final FileChannel lockFile;
    private final FileLock lock;

    private OutputFolder(Path path, FileChannel lockFile, FileLock lock) {
        this.path = path;
        this.lockFile = lockFile;
        this.lock = lock;
    }

    /** Makes the folder if need be and reserves it. */
    public static OutputFolder open(Path path) {
        try {
            Files.createDirectories(path.resolve(PRIVATE));
            FileChannel channel = FileChannel.open(
                    path.resolve(PRIVATE).resolve(LOCK),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE,
                    LinkOption.NOFOLLOW_LINKS);
            FileLock lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                throw new UserError(
                        "--out %s is in use by another run; wait for it or choose another folder".formatted(path));
            }
            return new OutputFolder(path, channel, lock);
        } catch (IOException e) {
            throw new UserError(
                    "--out %s cannot be written (%s); choose another folder".formatted(path, FileProblem.describe(e)),
                    e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private Path file(String name) {
        return path.resolve(name);
    }

    /** The folder within, out of the user's sight, for files that only this program uses. */
    public Path privateFolder() {
        return path.resolve(PRIVATE);
    }

    /**
     * Writes results, all or none.
     *
     * @param contents content by file name
     */
    public void publish(Map<String, byte[]> contents) throws IOException {
        List<PartFile> written = new ArrayList<>();
        try {
            for (Map.Entry<String, byte[]> entry : contents.entrySet()) {
                written.add(write(file(entry.getKey()), entry.getValue()));
            }
            for (PartFile part : written) {
                part.complete();
            }
        } finally {
            written.forEach(PartFile::close);
        }
    }

    private static PartFile write(Path file, byte[] content) throws IOException {
        try {
            return PartFile.write(file, out -> out.write(content));
        } catch (IOException e) {
            throw FileProblem.naming(file, e);
        }
    }

    @Override
    public void close() {
        try {
            lock.release();
            lockFile.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
