package dev.synram.data.file;

import dev.synram.data.DataException;
import dev.synram.files.FileException;
import java.io.IOException;
import java.nio.file.Path;

/** Reads a data file; exceptions name the file. */
final class DataFile {

    private static final int MOST_SHOWN = 80;

    private DataFile() {}

    /** Content of a file for a message: in one line, without control characters, and shortened. */
    static String shown(String content) {
        String line = content.replaceAll("[\\p{Cntrl}\\p{Cf}\u2028\u2029]+", " ");
        return line.length() <= MOST_SHOWN ? line : line.substring(0, MOST_SHOWN) + "...";
    }

    /** Reads the content of a file. */
    @FunctionalInterface
    interface Reader<T> {

        T read() throws IOException;
    }

    /**
     * Runs a reader.
     *
     * @param what expected kind of file, with its article
     * @throws DataException if the file cannot be read or is not of that kind
     */
    static <T> T read(Path file, String what, Reader<T> reader) {
        try {
            return reader.read();
        } catch (FileException e) {
            throw new DataException("%s: %s".formatted(file, e.getMessage()), e);
        } catch (IOException e) {
            throw new DataException("%s cannot be read as %s: %s".formatted(file, what, FileException.reason(e)), e);
        }
    }
}
