package dev.synram.remote.wire;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.util.List;

/**
 * A field with one number, text or array of bytes.
 *
 * @param wireType how it is encoded
 * @param absent the value that is not written
 */
record ScalarField(int wireType, Object absent, Writer writer, Reader reader) implements FieldCodec {

    private static final byte[] NO_BYTES = {};

    @FunctionalInterface
    interface Writer {
        void write(int number, Object value, MessageBuffer out);
    }

    @FunctionalInterface
    interface Reader {
        Object read(CodedInputStream in) throws IOException;
    }

    static ScalarField of(Class<?> type) {
        if (type == int.class) {
            return new ScalarField(
                    WireFormat.WIRETYPE_VARINT,
                    0,
                    (number, value, out) -> varint(number, (int) value, out),
                    CodedInputStream::readInt32);
        }
        if (type == long.class) {
            return new ScalarField(
                    WireFormat.WIRETYPE_VARINT,
                    0L,
                    (number, value, out) -> varint(number, (long) value, out),
                    CodedInputStream::readInt64);
        }
        if (type == boolean.class) {
            return new ScalarField(
                    WireFormat.WIRETYPE_VARINT,
                    false,
                    (number, value, out) -> varint(number, (boolean) value ? 1 : 0, out),
                    CodedInputStream::readBool);
        }
        if (type == double.class) {
            return new ScalarField(
                    WireFormat.WIRETYPE_FIXED64,
                    0.0,
                    (number, value, out) -> {
                        out.tag(number, WireFormat.WIRETYPE_FIXED64);
                        out.fixed64(Double.doubleToRawLongBits((double) value));
                    },
                    CodedInputStream::readDouble);
        }
        if (type == String.class) {
            return new ScalarField(
                    WireFormat.WIRETYPE_LENGTH_DELIMITED,
                    "",
                    (number, value, out) -> out.text(number, (String) value),
                    CodedInputStream::readStringRequireUtf8);
        }
        if (type == byte[].class) {
            return new ScalarField(
                    WireFormat.WIRETYPE_LENGTH_DELIMITED,
                    NO_BYTES,
                    (number, value, out) -> out.bytes(number, (byte[]) value),
                    CodedInputStream::readByteArray);
        }
        throw new IllegalArgumentException("a message cannot have a field of type " + type);
    }

    /** The number of an enum's constant is its position. */
    static ScalarField ofEnum(Class<?> type) {
        List<Object> constants = List.of(type.getEnumConstants());
        return new ScalarField(
                WireFormat.WIRETYPE_VARINT,
                constants.getFirst(),
                (number, value, out) -> varint(number, constants.indexOf(value), out),
                in -> constant(constants, in.readEnum()));
    }

    private static void varint(int number, long value, MessageBuffer out) {
        out.tag(number, WireFormat.WIRETYPE_VARINT);
        out.varint(value);
    }

    private static Object constant(List<Object> constants, int number) throws InvalidProtocolBufferException {
        if (number < 0 || number >= constants.size()) {
            throw new InvalidProtocolBufferException("%s has no value %s; allowed are 0..%s"
                    .formatted(constants.getFirst().getClass().getSimpleName(), number, constants.size() - 1));
        }
        return constants.get(number);
    }

    @Override
    public void write(int number, Object value, MessageBuffer out) {
        boolean isAbsent = value instanceof byte[] bytes ? bytes.length == 0 : value.equals(absent);
        if (!isAbsent) {
            writer.write(number, value, out);
        }
    }

    @Override
    public Object read(int tag, Object before, CodedInputStream in, MessageCount count) throws IOException {
        FieldCodec.require(wireType, tag);
        return reader.read(in);
    }
}
