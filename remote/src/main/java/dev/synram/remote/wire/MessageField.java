package dev.synram.remote.wire;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A field with other messages.
 *
 * @param codec of these
 * @param occurrence how many there are
 */
record MessageField(MessageCodec<?> codec, Occurrence occurrence) implements FieldCodec {

    /** How many messages a field holds. */
    enum Occurrence {
        /** One; a message without content if there is none. */
        ONE,

        /** An {@code Optional}. */
        AT_MOST_ONE,

        /** A {@code List}. */
        ANY
    }

    @Override
    public Object absent() {
        return new ArrayList<>();
    }

    @Override
    public void write(int field, Object value, MessageBuffer out) {
        for (Object message : messages(value)) {
            int begin = out.begin(field);
            write(codec, message, out);
            out.end(begin);
        }
    }

    private Collection<?> messages(Object value) {
        return switch (occurrence) {
            case ONE -> List.of(value);
            case AT_MOST_ONE -> ((Optional<?>) value).stream().toList();
            case ANY -> (List<?>) value;
        };
    }

    @SuppressWarnings("unchecked") // the component has the type that the codec was made for
    private static <T> void write(MessageCodec<T> codec, Object message, MessageBuffer out) {
        codec.write((T) message, out);
    }

    @Override
    @SuppressWarnings("unchecked") // made by absent
    public Object read(int tag, Object before, CodedInputStream in, MessageCount count) throws IOException {
        FieldCodec.require(WireFormat.WIRETYPE_LENGTH_DELIMITED, tag);
        List<Object> messages = (List<Object>) before;
        if (occurrence != Occurrence.ANY) {
            messages.clear();
        }
        count.add();
        int outer = in.pushLimit(in.readRawVarint32());
        messages.add(codec.read(in, count));
        in.popLimit(outer);
        return messages;
    }

    @Override
    public Object finish(Object value) {
        List<?> messages = (List<?>) value;
        return switch (occurrence) {
            case ONE -> messages.isEmpty() ? codec.read(new byte[0]) : messages.getFirst();
            case AT_MOST_ONE -> messages.stream().findFirst();
            case ANY -> messages;
        };
    }
}
