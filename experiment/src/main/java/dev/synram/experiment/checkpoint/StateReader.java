package dev.synram.experiment.checkpoint;

import dev.synram.files.FileException;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads numbers from a file; their count is compared with the remaining bytes before memory is allocated. */
public final class StateReader implements AutoCloseable {

    private final DataInputStream in;
    private long left;

    private StateReader(DataInputStream in, long left) {
        this.in = in;
        this.left = left;
    }

    /**
     * Checks a file and opens its content.
     *
     * @param magic its first four bytes
     * @throws FileException if it is of another kind or version, damaged or of another size than was written
     */
    static StateReader open(Path file, int magic) throws IOException {
        long size = StateHeader.verify(file, magic);
        DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)));
        in.skipNBytes(StateHeader.BYTES);
        return new StateReader(in, size - StateHeader.BYTES - StateHeader.SUM_BYTES);
    }

    /** A whole number of 32 bits. */
    public int integer() throws IOException {
        left -= Integer.BYTES;
        return in.readInt();
    }

    /** A whole number of 64 bits. */
    public long longInteger() throws IOException {
        left -= Long.BYTES;
        return in.readLong();
    }

    /** A number of 64 bits, which may be NaN. */
    public double real() throws IOException {
        left -= Double.BYTES;
        return in.readDouble();
    }

    String text() throws IOException {
        byte[] bytes = in.readNBytes(count("bytes of settings", 1));
        left -= bytes.length;
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /**
     * A count of items with a minimum size each.
     *
     * @throws FileException if fewer bytes are left
     */
    public int count(String what, int bytesEach) throws IOException {
        int count = integer();
        if (count < 0 || count > left / bytesEach) {
            throw new FileException("it declares %s %s, but has %s bytes left".formatted(count, what, left));
        }
        return count;
    }

    /** The number of elements of a matrix, of which several arrays follow. */
    int size(String what, int inputs, int outputs, int arrays) {
        long size = Math.multiplyFull(inputs, outputs);
        if (inputs < 1 || outputs < 1 || size > left / (arrays * (long) Float.BYTES)) {
            throw new FileException(
                    "%s is declared as %s x %s, but %s bytes are left".formatted(what, inputs, outputs, left));
        }
        return (int) size;
    }

    /**
     * Finite numbers of 32 bits.
     *
     * @throws FileException if one is NaN or infinite
     */
    public float[] floats(String what, int count) throws IOException {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = in.readFloat();
            if (!Float.isFinite(values[i])) {
                throw new FileException("the %s hold %s; expected finite numbers".formatted(what, values[i]));
            }
        }
        left -= (long) count * Float.BYTES;
        return values;
    }

    void requireEnd() {
        if (left != 0) {
            throw new FileException("%s bytes follow its end".formatted(left));
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
