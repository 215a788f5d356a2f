package dev.synram.remote.wire;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sealed interfaces of records as messages with one of several fields. */
final class UnionCodec<T> extends MessageCodec<T> {

    private final Class<T> type;
    private final List<Class<?>> choices;
    private final List<FieldCodec> fields = new ArrayList<>();

    UnionCodec(Class<T> type) {
        this.type = type;
        choices = List.copyOf(Arrays.asList(type.getPermittedSubclasses()));
        choices.forEach(choice -> fields.add(FieldCodec.of(choice)));
    }

    @Override
    void write(T message, MessageBuffer out) {
        int index = choices.indexOf(message.getClass());
        fields.get(index).write(index + 1, message, out);
    }

    @Override
    T read(CodedInputStream in, MessageCount count) throws IOException {
        @Nullable Object value = null;
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            int index = WireFormat.getTagFieldNumber(tag) - 1;
            if (index >= fields.size()) {
                in.skipField(tag);
            } else {
                value = fields.get(index)
                        .finish(fields.get(index).read(tag, fields.get(index).absent(), in, count));
            }
        }
        if (value == null) {
            throw new IllegalArgumentException("a message of type %s is empty".formatted(type.getSimpleName()));
        }
        return type.cast(value);
    }
}
