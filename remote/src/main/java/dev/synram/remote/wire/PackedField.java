package dev.synram.remote.wire;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.WireFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Array;
import java.util.Arrays;

/**
 * A field with an array of numbers, packed. Each takes a byte or more.
 *
 * @param absent the array without elements
 */
record PackedField(Object absent, Writer writer, Reader reader) implements FieldCodec {

    @FunctionalInterface
    interface Writer {
        void write(Object values, CodedOutputStream out) throws IOException;
    }

    @FunctionalInterface
    interface Reader {
        /** Reads numbers up to the end, at most {@code most}. */
        Object read(int most, CodedInputStream in) throws IOException;
    }

    static PackedField of(Class<?> type) {
        if (type == int[].class) {
            return new PackedField(new int[0], PackedField::writeInts, PackedField::readInts);
        }
        if (type == long[].class) {
            return new PackedField(new long[0], PackedField::writeLongs, PackedField::readLongs);
        }
        if (type == boolean[].class) {
            return new PackedField(new boolean[0], PackedField::writeBooleans, PackedField::readBooleans);
        }
        throw new IllegalArgumentException("a message cannot have a field of type " + type);
    }

    @Override
    public void write(int number, Object values, CodedOutputStream out) throws IOException {
        if (Array.getLength(values) > 0) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            CodedOutputStream packed = CodedOutputStream.newInstance(bytes);
            writer.write(values, packed);
            packed.flush();
            out.writeByteArray(number, bytes.toByteArray());
        }
    }

    @Override
    public Object read(int tag, Object before, CodedInputStream in) throws IOException {
        FieldCodec.require(WireFormat.WIRETYPE_LENGTH_DELIMITED, tag);
        byte[] packed = in.readByteArray();
        return reader.read(packed.length, CodedInputStream.newInstance(packed));
    }

    private static void writeInts(Object values, CodedOutputStream out) throws IOException {
        for (int value : (int[]) values) {
            out.writeInt32NoTag(value);
        }
    }

    private static Object readInts(int most, CodedInputStream in) throws IOException {
        int[] values = new int[most];
        int count = 0;
        while (!in.isAtEnd()) {
            values[count++] = in.readInt32();
        }
        return Arrays.copyOf(values, count);
    }

    private static void writeLongs(Object values, CodedOutputStream out) throws IOException {
        for (long value : (long[]) values) {
            out.writeInt64NoTag(value);
        }
    }

    private static Object readLongs(int most, CodedInputStream in) throws IOException {
        long[] values = new long[most];
        int count = 0;
        while (!in.isAtEnd()) {
            values[count++] = in.readInt64();
        }
        return Arrays.copyOf(values, count);
    }

    private static void writeBooleans(Object values, CodedOutputStream out) throws IOException {
        for (boolean value : (boolean[]) values) {
            out.writeBoolNoTag(value);
        }
    }

    private static Object readBooleans(int most, CodedInputStream in) throws IOException {
        boolean[] values = new boolean[most];
        int count = 0;
        while (!in.isAtEnd()) {
            values[count++] = in.readBool();
        }
        return Arrays.copyOf(values, count);
    }
}
