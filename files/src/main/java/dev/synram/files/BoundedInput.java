package dev.synram.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads no more than was announced, wherever the bytes come from. */
public final class BoundedInput {

    private BoundedInput() {}

    /**
     * A whole file.
     *
     * @param most bytes that it may have
     * @throws FileException if it has more
     * @throws IOException if it cannot be read
     */
    public static byte[] readAll(Path file, int most) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return readAll(in, "it", most);
        }
    }

    /**
     * All of a stream.
     *
     * @param name what it is, for the message
     * @param most bytes that it may give
     * @throws FileException if it gives more
     * @throws IOException if it cannot be read
     */
    public static byte[] readAll(InputStream in, String name, int most) throws IOException {
        byte[] bytes = in.readNBytes(most);
        if (in.read() >= 0) {
            throw new FileException("%s has more than %,d bytes".formatted(name, most));
        }
        return bytes;
    }
}
