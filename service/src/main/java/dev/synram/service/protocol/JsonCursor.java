package dev.synram.service.protocol;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads JSON as it comes, and refuses what is of another type than expected.
 *
 * @param json positioned at a value
 */
record JsonCursor(JsonParser json) {

    /** Reads the field of a name, of which the value comes next. */
    interface FieldReader {
        void read(String name);
    }

    /** Reads the fields of the object that has begun. Those that are null are skipped: some clients write so what they do not give. */
    void eachField(String what, FieldReader reader) {
        require(json.currentToken(), JsonToken.START_OBJECT, what, "an object");
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            if (json.nextToken() != JsonToken.VALUE_NULL) {
                reader.read(name);
            }
        }
    }

    /** Reads the elements of the list that has begun. */
    void eachElement(String what, Runnable reader) {
        require(json.currentToken(), JsonToken.START_ARRAY, what, "a list");
        while (json.nextToken() != JsonToken.END_ARRAY) {
            reader.run();
        }
    }

    String text(String what) {
        require(json.currentToken(), JsonToken.VALUE_STRING, what, "a text");
        return json.getString();
    }

    long whole(String what) {
        require(json.currentToken(), JsonToken.VALUE_NUMBER_INT, what, "a whole number");
        return json.getLongValue();
    }

    boolean flag(String what) {
        JsonToken token = json.currentToken();
        if (token != JsonToken.VALUE_TRUE && token != JsonToken.VALUE_FALSE) {
            throw RefusedException.invalid("%s is %s; expected true or false".formatted(what, shown(token)));
        }
        return token == JsonToken.VALUE_TRUE;
    }

    void require(@Nullable JsonToken given, JsonToken expected, String what, String wanted) {
        if (given != expected) {
            throw RefusedException.invalid("%s is %s; expected %s".formatted(what, shown(given), wanted));
        }
    }

    String shown(@Nullable JsonToken token) {
        return switch (token) {
            case null -> "empty";
            case START_ARRAY -> "a list";
            case START_OBJECT -> "an object";
            case VALUE_STRING -> "'%s'".formatted(json.getString());
            default -> json.getString();
        };
    }
}
