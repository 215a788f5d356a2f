package dev.synram.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** What is stored on a disk, rather than in the memory of the operating system. */
final class Disk {

    private Disk() {}

    /**
     * Waits until the names in a folder are stored: without that, a power failure may undo a move that came before
     * others.
     */
    static void force(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (AccessDeniedException e) {
            // Windows opens no folders, and a folder may be writable but not readable.
            if (!Files.isDirectory(folder)) {
                throw e;
            }
        }
    }
}
