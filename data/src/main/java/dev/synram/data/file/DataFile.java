package dev.synram.data.file;

import dev.synram.data.DataException;
import dev.synram.files.FileException;
import java.io.IOException;
import java.nio.file.Path;

/** Reads a file of data; whatever is wrong with it is said with its name. */
final class DataFile {

    private DataFile() {}

    /** Something that reads. */
    @FunctionalInterface
    interface Reader<T> {

        T read() throws IOException;
    }

    /**
     * Reads.
     *
     * @param what what the file should be, with its article
     * @throws DataException if the file cannot be read or is not what it should be
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
