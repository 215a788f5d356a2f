package dev.synram.files;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * An object of a JSON file whose fields are read with their type and range. Fields that are missing, of another type,
 * out of range or unknown are refused with their place.
 */
public final class JsonFields {

    /** Largest size of a document in bytes; the largest of ours have a few hundred thousand. */
    public static final int MOST_BYTES = 1 << 24;

    private final String place;
    private final JsonNode object;
    private final Set<String> taken = new HashSet<>();

    private JsonFields(String place, JsonNode object) {
        this.place = place;
        this.object = object;
        if (!object.isObject()) {
            throw new FileException("%s is %s; expected an object".formatted(named(place), JsonValue.shown(object)));
        }
    }

    /**
     * Parses a document.
     *
     * @throws FileException if it is not JSON, too large, or not an object
     */
    public static JsonFields parse(byte[] document) {
        if (document.length > MOST_BYTES) {
            throw new FileException(String.format(
                    Locale.ROOT, "it has %,d bytes; at most %,d are supported", document.length, MOST_BYTES));
        }
        try {
            return new JsonFields("", JsonTree.read(document));
        } catch (JacksonException e) {
            throw new FileException("it is not JSON as expected: %s".formatted(JsonProblem.of(e)), e);
        }
    }

    /** The place of the object in its document. */
    public String place() {
        return named(place);
    }

    /** Whether there is a field that is not null. */
    public boolean has(String name) {
        taken.add(name);
        return object.hasNonNull(name);
    }

    /** A string. */
    public String text(String name) {
        return JsonValue.text(() -> place(name), field(name));
    }

    /** A boolean. */
    public boolean flag(String name) {
        return JsonValue.flag(() -> place(name), field(name));
    }

    /** A whole number from {@code low} to {@code high}. */
    public int integer(String name, int low, int high) {
        return JsonValue.integer(() -> place(name), field(name), low, high);
    }

    /** A whole number of 64 bits. */
    public long longInteger(String name) {
        JsonNode value = field(name);
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw JsonValue.unexpected(place(name), value, "a whole number of 64 bits");
        }
        return value.longValue();
    }

    /** A finite number. */
    public double number(String name) {
        return JsonValue.number(() -> place(name), field(name));
    }

    /** A number within limits. */
    public double number(String name, double low, double high) {
        double number = number(name);
        if (number < low || number > high) {
            throw JsonValue.unexpected(place(name), field(name), "a number from %s to %s".formatted(low, high));
        }
        return number;
    }

    /** A finite number of 32 bits. */
    public float single(String name) {
        JsonNode value = field(name);
        float number = (float) JsonValue.number(() -> place(name), value);
        if (!Float.isFinite(number)) {
            throw JsonValue.unexpected(place(name), value, "a finite number of 32 bits");
        }
        return number;
    }

    /** One of a set of constants, by its name. */
    public <E extends Enum<E>> E constant(String name, Class<E> type) {
        JsonNode value = field(name);
        for (E constant : type.getEnumConstants()) {
            if (value.isString() && constant.name().equals(value.stringValue())) {
                return constant;
            }
        }
        throw JsonValue.unexpected(place(name), value, "one of " + List.of(type.getEnumConstants()));
    }

    /** A nested object. */
    public JsonFields object(String name) {
        return new JsonFields(place(name), field(name));
    }

    /** A list of objects. */
    public List<JsonFields> objects(String name) {
        List<JsonFields> objects = new ArrayList<>();
        for (JsonNode value : list(name)) {
            objects.add(new JsonFields(element(name, objects.size()), value));
        }
        return objects;
    }

    /** A list of whole numbers, each from {@code low} to {@code high}. */
    public int[] integers(String name, int low, int high) {
        JsonNode list = list(name);
        int[] values = new int[list.size()];
        for (int i = 0; i < values.length; i++) {
            int index = i;
            values[i] = JsonValue.integer(() -> element(name, index), list.get(i), low, high);
        }
        return values;
    }

    /** A list of finite numbers. */
    public double[] numbers(String name) {
        JsonNode list = list(name);
        double[] values = new double[list.size()];
        for (int i = 0; i < values.length; i++) {
            int index = i;
            values[i] = JsonValue.number(() -> element(name, index), list.get(i));
        }
        return values;
    }

    /** A list of booleans. */
    public boolean[] flags(String name) {
        JsonNode list = list(name);
        boolean[] values = new boolean[list.size()];
        for (int i = 0; i < values.length; i++) {
            int index = i;
            values[i] = JsonValue.flag(() -> element(name, index), list.get(i));
        }
        return values;
    }

    /** A list of strings. */
    public List<String> textList(String name) {
        JsonNode list = list(name);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            int index = i;
            texts.add(JsonValue.text(() -> element(name, index), list.get(i)));
        }
        return texts;
    }

    /** An object of strings with arbitrary names. */
    public SortedMap<String, String> texts(String name) {
        JsonFields map = object(name);
        SortedMap<String, String> texts = new TreeMap<>();
        for (Map.Entry<String, JsonNode> entry : map.object.properties()) {
            texts.put(entry.getKey(), JsonValue.text(() -> map.place(entry.getKey()), entry.getValue()));
        }
        return texts;
    }

    /**
     * Refuses fields that have not been read.
     *
     * @throws FileException naming the first such field
     */
    public void requireAllTaken() {
        for (String name : object.propertyNames()) {
            if (!taken.contains(name)) {
                throw new FileException("%s is not a field that belongs there".formatted(place(name)));
            }
        }
    }

    /**
     * Refuses fields that have not been read, and compares the checksum that {@link JsonText#sealed} added.
     *
     * @throws FileException if there is none, or the content is another than it was
     */
    public void requireIntact() {
        String expected = text(JsonText.CHECKSUM);
        requireAllTaken();
        if (!expected.equals(JsonDigest.of(object))) {
            throw new FileException("its checksum (%s) does not match its content".formatted(JsonText.CHECKSUM));
        }
    }

    private JsonNode field(String name) {
        taken.add(name);
        JsonNode value = object.get(name);
        if (value == null) {
            throw new FileException("%s has no field %s".formatted(place(), name));
        }
        return value;
    }

    private JsonNode list(String name) {
        JsonNode value = field(name);
        if (!value.isArray()) {
            throw JsonValue.unexpected(place(name), value, "a list");
        }
        return value;
    }

    private String place(String name) {
        return place.isEmpty() ? name : place + "." + name;
    }

    private String element(String name, int index) {
        return "%s[%s]".formatted(place(name), index);
    }

    private static String named(String place) {
        return place.isEmpty() ? "it" : place;
    }
}
