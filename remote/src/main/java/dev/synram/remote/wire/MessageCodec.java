package dev.synram.remote.wire;

import com.google.protobuf.CodedInputStream;
import java.io.IOException;

/**
 * Writes and reads one type of message in the encoding of Protocol Buffers (version 3).
 *
 * <p>A record is a message: component {@code i} is field {@code i + 1}, and values that are 0, false or empty are left out. Unknown
 * fields are skipped. A sealed interface of records is a message that has exactly one field, number {@code i + 1} for the
 * interface's subtype {@code i}. Components are int, long, boolean, double, String, enums, arrays of byte, int, long and
 * boolean, other messages, and {@code Optional} or {@code List} of messages.
 *
 * @param <T> the record or sealed interface
 */
public abstract sealed class MessageCodec<T> permits RecordCodec, UnionCodec {

    /** The codec of a record or sealed interface of records. */
    public static <T> MessageCodec<T> of(Class<T> type) {
        return type.isRecord() ? new RecordCodec<>(type) : new UnionCodec<>(type);
    }

    /** The bytes of a message. */
    public byte[] write(T message) {
        MessageBuffer out = new MessageBuffer();
        write(message, out);
        return out.toByteArray();
    }

    /**
     * The message that bytes hold.
     *
     * @throws IllegalArgumentException if they hold none, or a value is not allowed
     */
    public T read(byte[] bytes) {
        try {
            return read(CodedInputStream.newInstance(bytes), new MessageCount());
        } catch (IOException e) {
            throw new IllegalArgumentException("a message cannot be read: " + e.getMessage(), e);
        }
    }

    abstract void write(T message, MessageBuffer out);

    abstract T read(CodedInputStream in, MessageCount count) throws IOException;
}
