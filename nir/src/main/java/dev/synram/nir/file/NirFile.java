package dev.synram.nir.file;

import dev.synram.files.FileException;
import dev.synram.files.FileOutput;
import dev.synram.nir.value.NirException;
import io.jhdf.HdfFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;

/**
 * NIR files: HDF5 with a group for each node. Files of version 0.1 and later are read, with arrays that are contiguous,
 * compact or compressed by gzip.
 */
public final class NirFile {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private static final byte[] SIGNATURE = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1A, '\n'};

    private NirFile() {}

    /**
     * Reads a file.
     *
     * @throws NirException naming the file, the node, the field and the remedy, if it cannot be read
     */
    public static NirModel read(Path file) {
        return read(file, LIMIT);
    }

    /**
     * Whether a file begins as HDF5 files do.
     *
     * @throws NirException naming the file, if it cannot be read
     */
    public static boolean isHdf5(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(SIGNATURE.length), SIGNATURE);
        } catch (IOException e) {
            throw new NirException("%s cannot be read: %s".formatted(file, FileException.reason(e)), e);
        }
    }

    /** Reads a file within a time. */
    static NirModel read(Path file, Duration limit) {
        try (TimedMemory memory = new TimedMemory(file, limit)) {
            return parse(memory, limit);
        } catch (NirException e) {
            throw new NirException("%s: %s".formatted(file, printable(e)), e);
        } catch (IOException e) {
            throw new NirException("%s cannot be read as a NIR file: %s".formatted(file, FileException.reason(e)), e);
        }
    }

    private static NirModel parse(TimedMemory memory, Duration limit) {
        try (HdfFile hdf = HdfFile.fromByteBuffer(memory.bytes())) {
            return new GraphReader(new ReadLimits(), memory.size()).model(hdf);
        } catch (NirException e) {
            throw memory.isLate() ? tooLong(limit, e) : e;
        } catch (RuntimeException | StackOverflowError e) {
            // The library throws whatever damaged offsets and sizes lead to.
            throw memory.isLate()
                    ? tooLong(limit, e)
                    : new NirException("it is no HDF5 file, or damaged; write or download it again", e);
        }
    }

    private static NirException tooLong(Duration limit, Throwable cause) {
        return new NirException(
                "reading it took more than %s s; it is damaged, or too large".formatted(limit.toSeconds()), cause);
    }

    /** The message of an exception with names from a file, without line breaks and sequences that control terminals. */
    private static String printable(NirException exception) {
        return String.valueOf(exception.getMessage()).replaceAll("\\p{Cntrl}", "?");
    }

    /**
     * Writes a file, or replaces one once it is complete. The same graph gives the same bytes on the same platform; arrays
     * are not compressed, and texts have fixed lengths.
     *
     * @throws NirException if a graph has no edges
     * @throws IOException naming the file, if it cannot be written
     */
    public static void write(Path file, NirModel model) throws IOException {
        Path folder = Files.createTempDirectory("synram-nir");
        Path part = folder.resolve("graph.nir");
        try {
            GraphWriter.write(part, model);
            FileOutput.write(file, out -> Files.copy(part, out));
        } finally {
            Files.deleteIfExists(part);
            Files.delete(folder);
        }
    }
}
