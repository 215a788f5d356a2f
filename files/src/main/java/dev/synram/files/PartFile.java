package dev.synram.files;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * A file that appears under its name only when it is complete. Until then it has an unpredictable name in the same
 * folder, so that no link can be planted there. A symbolic link under the final name stays, and the file that it leads
 * to is replaced; permissions of a replaced file are kept.
 */
public final class PartFile implements AutoCloseable {

    private static final int RANDOM_BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path target;
    private final Path part;
    private final AtExit cleanup;

    private PartFile(Path target, Path part) {
        this.target = target;
        this.part = part;
        cleanup = new AtExit(this::delete);
    }

    /** Content that is written to a stream. */
    @FunctionalInterface
    public interface Content {

        /** Writes the whole content. */
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Writes a temporary file in the folder of its target.
     *
     * @param path final name of the file
     * @throws IOException naming it, if it cannot be written or is no regular file; the temporary file is deleted
     */
    public static PartFile write(Path path, Content content) throws IOException {
        try {
            return writeBeside(LinkTarget.writable(path), content);
        } catch (IOException e) {
            throw FileProblem.naming(path, e);
        }
    }

    private static PartFile writeBeside(Path target, Content content) throws IOException {
        byte[] random = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(random);
        Path part =
                target.resolveSibling(".synram-%s.part".formatted(HexFormat.of().formatHex(random)));
        // Created before the cleanup is registered: a file that another program put there must not be deleted.
        OutputStream made = Files.newOutputStream(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        PartFile file = new PartFile(target, part);
        try (OutputStream out = made) {
            file.takePermissions();
            content.writeTo(out);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
        return file;
    }

    private void takePermissions() throws IOException {
        if (Files.exists(target) && Files.getFileStore(part).supportsFileAttributeView(PosixFileAttributeView.class)) {
            Files.setPosixFilePermissions(part, Files.getPosixFilePermissions(target));
        }
    }

    /**
     * Writes a file and moves it to its final name.
     *
     * @throws IOException if that fails; an existing file is kept
     */
    public static void replace(Path target, Content content) throws IOException {
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
    }

    private void delete() {
        try {
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
