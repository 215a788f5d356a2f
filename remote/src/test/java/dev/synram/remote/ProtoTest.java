package dev.synram.remote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synram.remote.message.CloseReply;
import dev.synram.remote.message.CloseRequest;
import dev.synram.remote.message.OpenReply;
import dev.synram.remote.message.OpenRequest;
import dev.synram.remote.message.Outcome;
import dev.synram.remote.message.Program;
import java.io.InputStream;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The description of the protocol for other languages is that of the records which are sent. */
class ProtoTest {

    private static final Pattern DEFINITION =
            Pattern.compile("(message|enum) (\\w+) \\{(.*?)\\n?\\}\\n", Pattern.DOTALL);
    private static final Pattern ONEOF = Pattern.compile("oneof \\w+ \\{(.*)\\}", Pattern.DOTALL);
    private static final Map<Class<?>, String> SCALARS = Map.of(
            int.class, "int32",
            long.class, "int64",
            boolean.class, "bool",
            double.class, "double",
            String.class, "string",
            byte[].class, "bytes",
            int[].class, "repeated int32",
            long[].class, "repeated int64",
            boolean[].class, "repeated bool");

    @Test
    void theDescriptionIsThatOfTheRecords() throws Exception {
        Map<String, List<String>> ofRecords = new TreeMap<>();
        for (Class<?> type : List.of(
                OpenRequest.class,
                OpenReply.class,
                CloseRequest.class,
                CloseReply.class,
                Program.class,
                Outcome.class)) {
            describe(type, ofRecords);
        }
        assertThat(described()).containsExactlyEntriesOf(ofRecords);
    }

    /** Every message with its fields, every enum with its values. */
    private static Map<String, List<String>> described() throws Exception {
        Map<String, List<String>> all = new TreeMap<>();
        try (InputStream in = ProtoTest.class.getResourceAsStream("/synram/chip/v1/chip.proto")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replaceAll("//[^\n]*", "")
                    .replaceAll("(oneof \\w+ \\{[^}]*\\})\n", "$1");
            Matcher definitions = DEFINITION.matcher(text);
            while (definitions.find()) {
                String body = definitions.group(3);
                Matcher oneof = ONEOF.matcher(body);
                all.put(
                        definitions.group(2),
                        Stream.of((oneof.find() ? oneof.group(1) : body).split(";"))
                                .map(String::strip)
                                .filter(field -> !field.isEmpty())
                                .toList());
            }
        }
        return all;
    }

    private static void describe(Class<?> type, Map<String, List<String>> all) {
        List<String> fields = new ArrayList<>();
        if (all.putIfAbsent(name(type), fields) != null) {
            return;
        }
        Set<Class<?>> inner = new LinkedHashSet<>();
        if (type.isEnum()) {
            for (Object value : type.getEnumConstants()) {
                fields.add("%s_%s = %s".formatted(snake(name(type)).toUpperCase(Locale.ROOT), value, fields.size()));
            }
        } else if (type.isSealed()) {
            for (Class<?> choice : type.getPermittedSubclasses()) {
                fields.add("%s %s = %s".formatted(name(choice), snake(name(choice)), fields.size() + 1));
                inner.add(choice);
            }
        } else {
            for (RecordComponent component : type.getRecordComponents()) {
                fields.add("%s %s = %s"
                        .formatted(
                                field(component.getGenericType(), inner),
                                snake(component.getName()),
                                fields.size() + 1));
            }
        }
        inner.forEach(other -> describe(other, all));
    }

    private static String field(Type type, Set<Class<?>> inner) {
        if (type instanceof ParameterizedType several) {
            Class<?> message = (Class<?>) several.getActualTypeArguments()[0];
            inner.add(message);
            return several.getRawType() == List.class ? "repeated " + name(message) : name(message);
        }
        String scalar = SCALARS.get((Class<?>) type);
        if (scalar != null) {
            return scalar;
        }
        inner.add((Class<?>) type);
        return name((Class<?>) type);
    }

    /** A kind belongs to what it is a kind of. */
    private static String name(Class<?> type) {
        return type.getSimpleName().equals("Kind")
                ? type.getEnclosingClass().getSimpleName() + "Kind"
                : type.getSimpleName();
    }

    private static String snake(String name) {
        return String.join("_", Arrays.asList(name.split("(?<!^)(?=[A-Z])"))).toLowerCase(Locale.ROOT);
    }
}
