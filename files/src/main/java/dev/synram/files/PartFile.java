package dev.synram.files;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * A file that appears under its name when it is complete, or not at all. Until then it stands beside its place under a name
 * that nobody can foresee, so that nobody can put a link there.
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

    /** Something that is written to a stream. */
    @FunctionalInterface
    public interface Content {

        /** Writes all of it. */
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Writes a file in the folder of its place.
     *
     * @param target its name when it is complete
     * @throws IOException if it cannot be written; nothing is left then
     */
    public static PartFile write(Path target, Content content) throws IOException {
        byte[] random = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(random);
        Path part =
                target.resolveSibling(".synram-%s.part".formatted(HexFormat.of().formatHex(random)));
        // Made before the cleanup is registered: what another program has put there is not ours to delete.
        OutputStream made = Files.newOutputStream(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        PartFile file = new PartFile(target, part);
        try (OutputStream out = made) {
            content.writeTo(out);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
        return file;
    }

    /**
     * Writes a file and gives it its name.
     *
     * @throws IOException if that fails; what stood under the name stays then
     */
    public static void replace(Path target, Content content) throws IOException {
        try (PartFile file = write(target, content)) {
            file.complete();
        }
    }

    /** Gives the file its name; what stood there before is gone, a link is replaced, not followed. */
    public void complete() throws IOException {
        Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private void delete() {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes the file if it has not got its name. */
    @Override
    public void close() {
        cleanup.close();
    }
}
