package dev.synram.experiment.checkpoint;

import dev.synram.files.FileException;
import dev.synram.files.PartFile;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.CRC32C;
import java.util.zip.CheckedOutputStream;

/**
 * A training state in a file, with its settings: a header with the version and the size of the file, the content, and a
 * CRC-32C of everything before it. The file appears complete or not at all.
 *
 * @param <S> kind of the state
 * @param format how states of this kind are stored
 * @param settings everything that must be equal to resume from the state
 * @param state the state
 */
public record StateFile<S>(StateFormat<S> format, String settings, S state) {

    private static final String REMEDY =
            "delete it to repeat only this stage of the training; files beside it hold other stages, which are kept";

    /**
     * Writes the file.
     *
     * @throws IOException naming it, if it cannot be written; an existing file is kept
     */
    public void write(Path path) throws IOException {
        try (PartFile file = prepare(path)) {
            file.complete();
        }
    }

    /** Writes the whole file under a temporary name. */
    PartFile prepare(Path path) throws IOException {
        return PartFile.write(path, stream -> {
            CRC32C sum = new CRC32C();
            DataOutputStream out =
                    new DataOutputStream(new CheckedOutputStream(new BufferedOutputStream(stream, 1 << 16), sum));
            byte[] text = settings.getBytes(StandardCharsets.UTF_8);
            out.writeInt(format.magic());
            out.writeLong(size(text));
            out.writeInt(text.length);
            out.write(text);
            format.write(state, out);
            out.writeInt((int) sum.getValue());
            out.flush();
        });
    }

    private long size(byte[] text) {
        return StateHeader.BYTES + Integer.BYTES + text.length + format.bytes(state) + StateHeader.SUM_BYTES;
    }

    /**
     * Reads an untrusted file.
     *
     * @throws FileException naming the file, the problem and the remedy, if it cannot be read or is not a training state of
     *     this kind and version
     */
    public static <S> StateFile<S> read(StateFormat<S> format, Path path) {
        try {
            return content(format, path);
        } catch (FileException e) {
            throw damaged(path, e);
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    static FileException damaged(Path path, FileException problem) {
        return FileException.broken(path, "a training state", problem, REMEDY);
    }

    static FileException unreadable(Path path, IOException problem) {
        return new FileException(
                "%s cannot be read as a training state: %s".formatted(path, FileException.reason(problem)), problem);
    }

    /**
     * Reads an untrusted file.
     *
     * @throws FileException naming only the problem, if the content is not that of an undamaged training state
     * @throws IOException if there is no content
     */
    static <S> StateFile<S> content(StateFormat<S> format, Path path) throws IOException {
        try (StateReader in = StateReader.open(path, format.magic())) {
            String settings = in.text();
            S state = format.read(in);
            in.requireEnd();
            return new StateFile<>(format, settings, state);
        }
    }
}
