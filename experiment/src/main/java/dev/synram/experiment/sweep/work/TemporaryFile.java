package dev.synram.experiment.sweep.work;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;

/** A content that was sent, read by what reads files. */
final class TemporaryFile {

    private TemporaryFile() {}

    /** What a reader makes of a file with this content. */
    static <T> T read(byte[] content, Function<Path, T> reader) {
        try {
            Path file = Files.createTempFile("synram", ".network");
            try {
                Files.write(file, content);
                return reader.apply(file);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
