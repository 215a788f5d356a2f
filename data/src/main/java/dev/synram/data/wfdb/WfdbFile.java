package dev.synram.data.wfdb;

import dev.synram.data.DataException;
import dev.synram.files.BoundedInput;
import dev.synram.files.FileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * One of the files of a record; exceptions name it and the remedy.
 *
 * @param remedy what to do if it is damaged
 */
record WfdbFile(Path path, String remedy) {

    /** A file that is judged by itself. */
    WfdbFile(Path path) {
        this(path, "fetch it again");
    }

    /** Its content, which has at most so many bytes. */
    byte[] content(int most) {
        if (!Files.isRegularFile(path)) {
            throw new DataException(
                    "%s does not exist; the folder must contain the .hea, .dat and .atr file of each record"
                            .formatted(path));
        }
        try {
            return BoundedInput.readAll(path, most);
        } catch (FileException e) {
            throw damaged(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new DataException("%s cannot be read: %s".formatted(path, FileException.reason(e)), e);
        }
    }

    /** The error of content that is not what it should be. */
    DataException damaged(String why) {
        return new DataException("%s is not usable: %s; %s".formatted(path, why, remedy));
    }

    /** The error of content that is valid but not supported. */
    DataException unsupported(String what, String supported) {
        return new DataException("%s has %s; supported is %s".formatted(path, what, supported));
    }
}
