package dev.synram.files;

import java.nio.charset.StandardCharsets;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * SHA-256 of what a document says rather than of its text: programs that write it again may change the order of fields,
 * white space and the notation of numbers.
 */
final class JsonDigest {

    /** Up to here every whole number is a {@code double}. */
    private static final double LARGEST_WHOLE = 0x1p53;

    private final StringBuilder canonical = new StringBuilder();

    private JsonDigest() {}

    /** The digest of an object in hexadecimal, without its field {@value JsonText#CHECKSUM}. */
    static String of(JsonNode object) {
        JsonDigest digest = new JsonDigest();
        digest.addFields(object, JsonText.CHECKSUM);
        return Sha256.of(digest.canonical.toString().getBytes(StandardCharsets.UTF_8));
    }

    private void addFields(JsonNode object, String excluded) {
        canonical.append('{');
        for (String name : new TreeSet<>(object.propertyNames())) {
            if (!name.equals(excluded)) {
                addText(name);
                add(object.required(name));
            }
        }
        canonical.append('}');
    }

    private void add(JsonNode node) {
        if (node.isObject()) {
            addFields(node, "");
        } else if (node.isArray()) {
            canonical.append('[');
            node.forEach(this::add);
            canonical.append(']');
        } else if (node.isString()) {
            addText(node.stringValue());
        } else if (node.isFloatingPointNumber()) {
            addNumber(node.doubleValue());
        } else {
            canonical.append(node).append(',');
        }
    }

    /** With its length, so that no text reads like other content. */
    private void addText(String text) {
        canonical.append(text.length()).append('"').append(text);
    }

    private void addNumber(double value) {
        if (Math.rint(value) == value && Math.abs(value) < LARGEST_WHOLE) {
            canonical.append((long) value);
        } else {
            canonical.append(value);
        }
        canonical.append(',');
    }
}
