package dev.synram.data.file;

import dev.synram.data.DataException;
import dev.synram.files.MemoryBudget;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

/**
 * An IDX file of unsigned bytes, optionally compressed by gzip: two zero bytes, the type 8, the number of dimensions,
 * each dimension as a big-endian integer, the elements.
 *
 * @param dimensions size along each dimension
 * @param elements all elements, the last dimension fastest
 */
@SuppressWarnings("ArrayRecordComponent") // data; never compared as records
public record IdxFile(int[] dimensions, byte[] elements) {

    private static final int UNSIGNED_BYTE = 0x08;
    private static final int GZIP_MAGIC = 0x1F8B;
    private static final long MAX_ELEMENTS = 1L << 30;

    /** Reads a file of a number of dimensions, gzip or not. */
    public static IdxFile read(Path path, int expectedDimensions) {
        return DataFile.read(path, "an IDX file", () -> parse(path, expectedDimensions));
    }

    private static IdxFile parse(Path path, int expectedDimensions) throws IOException {
        try (InputStream in = open(path);
                DataInputStream data = new DataInputStream(in)) {
            int magic = data.readInt();
            if (magic != (UNSIGNED_BYTE << 8 | expectedDimensions)) {
                throw broken(
                        path,
                        "it does not begin as an IDX file of bytes with %s dimensions".formatted(expectedDimensions));
            }
            int[] dimensions = new int[expectedDimensions];
            long size = 1;
            for (int i = 0; i < dimensions.length; i++) {
                dimensions[i] = data.readInt();
                if (dimensions[i] < 1 || (size *= dimensions[i]) > MAX_ELEMENTS) {
                    throw broken(path, "its dimensions are " + Arrays.toString(dimensions));
                }
            }
            new MemoryBudget().take("its content", size, 1 + Float.BYTES);
            byte[] elements = data.readNBytes((int) size);
            if (elements.length < size) {
                throw broken(path, "it holds %s of %s bytes".formatted(elements.length, size));
            }
            if (data.read() >= 0) {
                throw broken(path, "it holds more than its %s bytes".formatted(size));
            }
            return new IdxFile(dimensions, elements);
        } catch (EOFException e) {
            throw broken(path, "it ends too early");
        }
    }

    private static InputStream open(Path path) throws IOException {
        BufferedInputStream in = new BufferedInputStream(Files.newInputStream(path), 1 << 16);
        try {
            in.mark(2);
            int magic = in.read() << 8 | in.read();
            in.reset();
            return magic == GZIP_MAGIC ? new BufferedInputStream(new GZIPInputStream(in, 1 << 16)) : in;
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    private static DataException broken(Path path, String why) {
        return new DataException("%s is not usable: %s; fetch it again".formatted(path, why));
    }
}
