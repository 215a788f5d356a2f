package dev.synram.experiment.checkpoint;

import dev.synram.files.FileException;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads numbers from a file; how many there are is compared with the bytes that are left before memory is taken for them. */
final class StateReader implements AutoCloseable {

    private final DataInputStream in;
    private long left;

    private StateReader(DataInputStream in, long left) {
        this.in = in;
        this.left = left;
    }

    static StateReader open(Path file) throws IOException {
        long size = Files.size(file);
        return new StateReader(new DataInputStream(new BufferedInputStream(Files.newInputStream(file))), size);
    }

    int integer() throws IOException {
        left -= Integer.BYTES;
        return in.readInt();
    }

    double real() throws IOException {
        left -= Double.BYTES;
        return in.readDouble();
    }

    String text() throws IOException {
        int length = in.readUnsignedShort();
        byte[] bytes = in.readNBytes(length);
        left -= Short.BYTES + length;
        ByteBuffer framed = ByteBuffer.allocate(Short.BYTES + length).putShort((short) length);
        return new DataInputStream(new ByteArrayInputStream(framed.put(bytes).array())).readUTF();
    }

    /** A number of things that take some bytes each, at least. */
    int count(String what, int bytesEach) throws IOException {
        int count = integer();
        if (count < 0 || count > left / bytesEach) {
            throw new FileException("it announces %d %s, but has %d bytes left".formatted(count, what, left));
        }
        return count;
    }

    /** The number of elements of a matrix that is followed by some arrays of them. */
    int size(String what, int inputs, int outputs, int arrays) {
        long size = Math.multiplyFull(inputs, outputs);
        if (inputs < 1 || outputs < 1 || size > left / (arrays * (long) Float.BYTES)) {
            throw new FileException(
                    "%s is announced as %d x %d, but %d bytes are left".formatted(what, inputs, outputs, left));
        }
        return (int) size;
    }

    float[] floats(String what, int count) throws IOException {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = in.readFloat();
            if (!Float.isFinite(values[i])) {
                throw new FileException("the %s hold %s; expected are finite numbers".formatted(what, values[i]));
            }
        }
        left -= (long) count * Float.BYTES;
        return values;
    }

    void requireEnd() {
        if (left != 0) {
            throw new FileException("%d bytes follow its end".formatted(left));
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
