package dev.synram.remote.wire;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.lang.reflect.Array;

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
        /** Reads numbers. */
        Object read(int numbers, CodedInputStream in) throws IOException;
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
    public Object read(int tag, Object before, CodedInputStream in, MessageCount count) throws IOException {
        FieldCodec.require(WireFormat.WIRETYPE_LENGTH_DELIMITED, tag);
        byte[] packed = in.readRawBytes(in.readRawVarint32());
        CodedInputStream numbers = CodedInputStream.newInstance(packed);
        Object values = reader.read(count(packed), numbers);
        if (!numbers.isAtEnd()) {
            throw new InvalidProtocolBufferException("the last number of a list is cut off");
        }
        return values;
    }

    /** Each number ends with a byte below 128: so there is one array, of the right size. */
    private static int count(byte[] packed) {
        int count = 0;
        for (byte each : packed) {
            count += each >= 0 ? 1 : 0;
        }
        return count;
    }

    private static void writeInts(Object values, MessageBuffer out) {
        for (int value : (int[]) values) {
            out.varint(value);
        }
    }

    private static Object readInts(int numbers, CodedInputStream in) throws IOException {
        int[] values = new int[numbers];
        for (int i = 0; i < numbers; i++) {
            values[i] = in.readInt32();
        }
        return values;
    }

    private static void writeLongs(Object values, MessageBuffer out) {
        for (long value : (long[]) values) {
            out.varint(value);
        }
    }

    private static Object readLongs(int numbers, CodedInputStream in) throws IOException {
        long[] values = new long[numbers];
        for (int i = 0; i < numbers; i++) {
            values[i] = in.readInt64();
        }
        return values;
    }

    private static void writeBooleans(Object values, MessageBuffer out) {
        for (boolean value : (boolean[]) values) {
            out.varint(value ? 1 : 0);
        }
    }

    private static Object readBooleans(int numbers, CodedInputStream in) throws IOException {
        boolean[] values = new boolean[numbers];
        for (int i = 0; i < numbers; i++) {
            values[i] = in.readBool();
        }
        return values;
    }
}
