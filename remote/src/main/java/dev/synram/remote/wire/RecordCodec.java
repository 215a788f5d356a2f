package dev.synram.remote.wire;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** Records as messages. */
final class RecordCodec<T> extends MessageCodec<T> {

    private final List<Method> accessors = new ArrayList<>();
    private final List<FieldCodec> fields = new ArrayList<>();
    private final Constructor<T> constructor;

    RecordCodec(Class<T> type) {
        RecordComponent[] components = type.getRecordComponents();
        for (RecordComponent component : components) {
            accessors.add(component.getAccessor());
            fields.add(FieldCodec.of(component.getGenericType()));
        }
        try {
            constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(type + " has no canonical constructor", e);
        }
    }

    @Override
    void write(T message, MessageBuffer out) {
        for (int i = 0; i < fields.size(); i++) {
            fields.get(i).write(i + 1, value(accessors.get(i), message), out);
        }
    }

    private static Object value(Method accessor, Object message) {
        try {
            return accessor.invoke(message);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(accessor + " cannot be called", e);
        }
    }

    @Override
    T read(CodedInputStream in, MessageCount count) throws IOException {
        Object[] values = fields.stream().map(FieldCodec::absent).toArray();
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            int index = WireFormat.getTagFieldNumber(tag) - 1;
            if (index >= values.length) {
                in.skipField(tag);
            } else {
                values[index] = fields.get(index).read(tag, values[index], in, count);
            }
        }
        return make(values);
    }

    private T make(Object[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = fields.get(i).finish(values[i]);
        }
        try {
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(
                    Objects.requireNonNullElse(e.getCause(), e).getMessage(), e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(constructor + " cannot be called", e);
        }
    }
}
