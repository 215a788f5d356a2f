package dev.synram.remote.wire;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
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
        void write(Object values, MessageBuffer out);
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
    public void write(int number, Object values, MessageBuffer out) {
        if (Array.getLength(values) > 0) {
            int begin = out.begin(number);
            writer.write(values, out);
            out.end(begin);
        }
    }

    @Override
    public Object read(int tag, Object before, CodedInputStream in) throws IOException {
        FieldCodec.require(WireFormat.WIRETYPE_LENGTH_DELIMITED, tag);
        int length = in.readRawVarint32();
        int outer = in.pushLimit(length);
        Object values = reader.read(length, in);
        in.popLimit(outer);
        return values;
    }

    private static void writeInts(Object values, MessageBuffer out) {
        for (int value : (int[]) values) {
            out.varint(value);
        }
    }

    private static Object readInts(int most, CodedInputStream in) throws IOException {
        int[] values = new int[most];
        int count = 0;
        while (in.getBytesUntilLimit() > 0) {
            values[count++] = in.readInt32();
        }
        return Arrays.copyOf(values, count);
    }

    private static void writeLongs(Object values, MessageBuffer out) {
        for (long value : (long[]) values) {
            out.varint(value);
        }
    }

    private static Object readLongs(int most, CodedInputStream in) throws IOException {
        long[] values = new long[most];
        int count = 0;
        while (in.getBytesUntilLimit() > 0) {
            values[count++] = in.readInt64();
        }
        return Arrays.copyOf(values, count);
    }

    private static void writeBooleans(Object values, MessageBuffer out) {
        for (boolean value : (boolean[]) values) {
            out.varint(value ? 1 : 0);
        }
    }

    private static Object readBooleans(int most, CodedInputStream in) throws IOException {
        boolean[] values = new boolean[most];
        int count = 0;
        while (in.getBytesUntilLimit() > 0) {
            values[count++] = in.readBool();
        }
        return Arrays.copyOf(values, count);
    }
}
