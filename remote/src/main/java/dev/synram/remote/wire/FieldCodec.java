package dev.synram.remote.wire;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Optional;

/** Writes and reads one field of a message. */
sealed interface FieldCodec permits ScalarField, PackedField, MessageField {

    /** The codec of a component's type. */
    static FieldCodec of(Type type) {
        if (type instanceof ParameterizedType several) {
            MessageCodec<?> codec = MessageCodec.of((Class<?>) several.getActualTypeArguments()[0]);
            if (several.getRawType() == Optional.class) {
                return new MessageField(codec, MessageField.Occurrence.AT_MOST_ONE);
            }
            if (several.getRawType() == List.class) {
                return new MessageField(codec, MessageField.Occurrence.ANY);
            }
        } else if (type instanceof Class<?> single) {
            return of(single);
        }
        throw new IllegalArgumentException("a message cannot have a field of type " + type);
    }

    private static FieldCodec of(Class<?> type) {
        if (type.isRecord() || type.isSealed()) {
            return new MessageField(MessageCodec.of(type), MessageField.Occurrence.ONE);
        }
        if (type.isEnum()) {
            return ScalarField.ofEnum(type);
        }
        return type.isArray() && type != byte[].class ? PackedField.of(type) : ScalarField.of(type);
    }

    /** The value before anything was read. */
    Object absent();

    /** Writes a value, or nothing if it is the one of an absent field. */
    void write(int number, Object value, MessageBuffer out);

    /** Reads a value that follows what was read of the same field before. */
    Object read(int tag, Object before, CodedInputStream in, MessageCount count) throws IOException;

    /** The component's value, from all that was read. */
    default Object finish(Object value) {
        return value;
    }

    /** Refuses a field that is encoded as one of another type. */
    static void require(int wireType, int tag) throws InvalidProtocolBufferException {
        if (WireFormat.getTagWireType(tag) != wireType) {
            throw new InvalidProtocolBufferException("field %s has wire type %s instead of %s"
                    .formatted(WireFormat.getTagFieldNumber(tag), WireFormat.getTagWireType(tag), wireType));
        }
    }
}
