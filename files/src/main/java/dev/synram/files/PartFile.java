package dev.synram.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A file that appears under its name only when it is complete and stored on disk. Until then it has an unpredictable name
 * in the same folder, so that no link can be planted there. A symbolic link under the final name stays, and the file that
 * it leads to is replaced; permissions of a replaced file are kept. What a killed program leaves behind is removed by
 * {@link PartFileLeftovers}.
 */
public final class PartFile implements AutoCloseable {

    private static final int ATTEMPTS = 10;

    private final Path target;
    private final Path part;
    private final FileChannel channel;
    private final AtExit cleanup;

    private PartFile(Path target, Path part, FileChannel channel) {
        this.target = target;
        this.part = part;
        this.channel = channel;
        cleanup = new AtExit(this::delete);
    }

    /**
     * Writes a temporary file in the folder of its target.
     *
     * @param path final name of the file
     * @throws IOException naming it, if it cannot be written or is no regular file; the temporary file is deleted
     */
    public static PartFile write(Path path, FileContent content) throws IOException {
        try {
            return writeBeside(LinkTarget.writable(path), content);
        } catch (IOException e) {
            throw FileProblem.naming(path, e);
        }
    }

    private static PartFile writeBeside(Path target, FileContent content) throws IOException {
        PartFile file = createBeside(target);
        boolean whole = false;
        try {
            FilePermissions.copy(target, file.part);
            content.writeTo(Channels.newOutputStream(file.channel));
            file.channel.force(true);
            whole = true;
            return file;
        } finally {
            if (!whole) {
                file.close();
            }
        }
    }

    /** A temporary file whose lock tells other programs that its writer lives. */
    private static PartFile createBeside(Path target) throws IOException {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Path part = target.resolveSibling(PartFileName.next());
            // Created before the cleanup is registered: a file that another program put there must not be deleted.
            FileChannel channel = FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            boolean held = PartFileLeftovers.isLocked(channel);
            // Between its creation and its lock, another program may take it for a leftover.
            if (held && Files.exists(part, LinkOption.NOFOLLOW_LINKS)) {
                return new PartFile(target, part, channel);
            }
            channel.close();
        }
        throw new FileSystemException(target.toString(), null, "its temporary file is deleted by other programs");
    }

    /**
     * Checks that a temporary file can be created beside a target, and leaves none.
     *
     * @throws IOException if it cannot
     */
    static void probe(Path target) throws IOException {
        createBeside(target).close();
    }

    /**
     * Writes a file and moves it to its final name.
     *
     * @throws IOException if that fails; an existing file is kept
     */
    public static void replace(Path target, FileContent content) throws IOException {
        try (PartFile file = write(target, content)) {
            file.complete();
        }
    }

    /**
     * Moves the file to its final name and replaces an existing file.
     *
     * @throws IOException if something else than a file has that name by now, or the folder cannot be written
     */
    public void complete() throws IOException {
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)
                && !Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileSystemException(target.toString(), null, "is not a regular file");
        }
        Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        Path folder = target.toAbsolutePath().getParent();
        if (folder != null) {
            Disk.force(folder);
        }
    }

    private void delete() {
        try (channel) {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes the temporary file unless it is complete. */
    @Override
    public void close() {
        cleanup.close();
    }
}
