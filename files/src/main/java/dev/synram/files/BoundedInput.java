package dev.synram.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Reads input up to a limit, regardless of its source. */
public final class BoundedInput {

    private BoundedInput() {}

    /**
     * Reads a whole file.
     *
     * @param most largest number of bytes
     * @throws FileException if it has more bytes
     * @throws IOException if it cannot be read
     */
    public static byte[] readAll(Path file, int most) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return readAll(in, "it", most);
        }
    }

    /**
     * Reads a stream to its end.
     *
     * @param name name of the input, for the message
     * @param most largest number of bytes
     * @throws FileException if it has more bytes
     * @throws IOException if it cannot be read
     */
    public static byte[] readAll(InputStream in, String name, int most) throws IOException {
        byte[] bytes = in.readNBytes(most);
        if (in.read() >= 0) {
            throw new FileException(String.format(Locale.ROOT, "%s has more than %,d bytes", name, most));
        }
        return bytes;
    }
}
