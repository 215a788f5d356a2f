package dev.synram.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Temporary files of killed programs. A living program holds a lock on each of its own. */
public final class PartFileLeftovers {

    private PartFileLeftovers() {}

    /**
     * Deletes those in a folder that no program holds; those that cannot be deleted stay.
     *
     * @throws IOException if the folder cannot be read
     */
    public static void delete(Path folder) throws IOException {
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(folder, PartFileName.GLOB)) {
            for (Path part : parts) {
                // Closing a file gives up all locks that this process holds on it, so that its own are never opened.
                if (!PartFileName.isOwn(part) && Files.isRegularFile(part, LinkOption.NOFOLLOW_LINKS)) {
                    deleteUnlessHeld(part);
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }

    /**
     * Deletes all those in a folder, which the caller has reserved by a lock of its own.
     *
     * @throws IOException if that fails
     */
    public static void deleteAll(Path folder) throws IOException {
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(folder, PartFileName.GLOB)) {
            for (Path part : parts) {
                Files.deleteIfExists(part);
            }
        }
    }

    private static void deleteUnlessHeld(Path part) {
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
                FileLock lock = channel.tryLock()) {
            if (lock != null) {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            return; // it belongs to another user, or the file system has no locks
        }
    }

    /** Locks a temporary file until it is closed; false if another program takes it for a leftover and deletes it now. */
    static boolean isLocked(FileChannel channel) {
        try {
            return channel.tryLock() != null;
        } catch (IOException e) {
            return true; // without locks, nobody deletes it
        }
    }
}
