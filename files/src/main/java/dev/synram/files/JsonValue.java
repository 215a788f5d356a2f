package dev.synram.files;

import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/** Values of JSON with their type and range; their place is only put together for the message of a refusal. */
final class JsonValue {

    private JsonValue() {}

    static double number(Supplier<String> place, JsonNode value) {
        double number = value.isNumber() ? value.doubleValue(Double.NaN) : Double.NaN;
        if (!Double.isFinite(number)) {
            throw unexpected(place.get(), value, "a finite number");
        }
        return number;
    }

    static String text(Supplier<String> place, JsonNode value) {
        if (!value.isString()) {
            throw unexpected(place.get(), value, "a text");
        }
        return value.stringValue();
    }

    static boolean flag(Supplier<String> place, JsonNode value) {
        if (!value.isBoolean()) {
            throw unexpected(place.get(), value, "true or false");
        }
        return value.booleanValue();
    }

    static int integer(Supplier<String> place, JsonNode value, int low, int high) {
        boolean fits = value.isIntegralNumber() && value.canConvertToInt();
        if (!fits || value.intValue() < low || value.intValue() > high) {
            throw unexpected(place.get(), value, "a whole number from %s to %s".formatted(low, high));
        }
        return value.intValue();
    }

    static FileException unexpected(String place, JsonNode value, String expected) {
        return new FileException("%s is %s; expected %s".formatted(place, shown(value), expected));
    }

    static String shown(JsonNode value) {
        if (value.isContainer()) {
            return value.isArray() ? "a list" : "an object";
        }
        String text = value.toString();
        return text.length() > 40 ? text.substring(0, 40) + "..." : text;
    }
}
