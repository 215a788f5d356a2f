package dev.synram.cli.console;

import java.io.IOException;
import java.nio.channels.Channel;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.stream.Stream;

/** The right of one program at a time to write results to a folder: a lock on a file in a private folder within. */
final class FolderLock implements AutoCloseable {

    private static final String PRIVATE = ".synram";
    private static final String LOCK = "lock";

    private final Path file;
    private final CreatedFolders created;
    private final FileLock lock;

    private FolderLock(Path file, CreatedFolders created, FileLock lock) {
        this.file = file;
        this.created = created;
        this.lock = lock;
    }

    /** The private folder of a folder. */
    static Path privateFolder(Path folder) {
        return folder.resolve(PRIVATE);
    }

    /**
     * Creates the folder if need be and locks it; empty if another run has locked it.
     *
     * @throws IOException if it cannot be created or written
     */
    static Optional<FolderLock> tryLock(Path folder) throws IOException {
        Path within = privateFolder(folder);
        CreatedFolders created = CreatedFolders.create(within);
        Path file = within.resolve(LOCK);
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return Optional.of(new FolderLock(file, created, lock));
            }
        } catch (OverlappingFileLockException e) {
            channel.close(); // another thread has locked it
            return Optional.empty();
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        channel.close();
        return Optional.empty();
    }

    /** Releases the lock; folders that were created for it are deleted if they hold nothing else. Again, it does nothing. */
    @Override
    public void close() throws IOException {
        try (Channel _ = lock.acquiredBy()) {
            if (lock.isValid() && !created.isEmpty() && holdsOnlyTheLock()) {
                Files.delete(file);
                created.deleteEmpty();
            }
        }
    }

    private boolean holdsOnlyTheLock() throws IOException {
        try (Stream<Path> files = Files.list(file.resolveSibling("."))) {
            return files.allMatch(found -> found.endsWith(LOCK));
        }
    }
}
