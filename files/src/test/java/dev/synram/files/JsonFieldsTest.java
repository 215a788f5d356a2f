package dev.synram.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class JsonFieldsTest {

    private enum Color {
        RED,
        GREEN
    }

    private static JsonFields parse(String text) {
        return JsonFields.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void assertRefused(Runnable reading, String message) {
        assertThatThrownBy(reading::run).isInstanceOf(FileException.class).hasMessage(message);
    }

    @Test
    void fieldsHaveTypesAndRanges() {
        JsonFields fields = parse("{\"a\": {\"n\": [1, 2], \"f\": [true]}, \"t\": \"x\", \"d\": 1, \"c\": \"RED\"}");
        JsonFields inner = fields.object("a");
        assertThat(inner.integers("n", 1, 2)).containsExactly(1, 2);
        assertThat(inner.flags("f")).containsExactly(true);
        assertThat(fields.text("t")).isEqualTo("x");
        assertThat(fields.number("d")).isEqualTo(1);
        assertThat(fields.constant("c", Color.class)).isEqualTo(Color.RED);
        fields.requireAllTaken();
        assertRefused(() -> inner.integers("n", 0, 1), "a.n[1] is 2; expected a whole number from 0 to 1");
        assertRefused(() -> inner.integer("f", 0, 1), "a.f is a list; expected a whole number from 0 to 1");
        assertRefused(() -> inner.text("x"), "a has no field x");
        assertRefused(() -> fields.constant("t", Color.class), "t is \"x\"; expected one of [RED, GREEN]");
        assertRefused(() -> fields.flag("d"), "d is 1; expected true or false");
        assertRefused(() -> fields.object("t"), "t is \"x\"; expected an object");
    }

    @Test
    void numbersAreFiniteAndIntegersExact() {
        JsonFields fields = parse(
                "{\"inf\": 1e999, \"nan\": \"NaN\", \"big\": 4294967296, \"half\": 1.5, \"huge\": 1e400, \"long\": "
                        + "9".repeat(400) + "}");
        assertThatThrownBy(() -> fields.number("long")).hasMessageContaining("999...; expected a finite number");
        assertRefused(() -> fields.number("nan"), "nan is \"NaN\"; expected a finite number");
        assertThatThrownBy(() -> fields.number("inf")).hasMessageContaining("expected a finite number");
        assertThatThrownBy(() -> fields.integer("big", 0, Integer.MAX_VALUE)).hasMessageContaining("4294967296");
        assertThatThrownBy(() -> fields.integer("half", 0, 9)).hasMessageContaining("1.5");
        assertThat(fields.longInteger("big")).isEqualTo(1L << 32);
        assertThatThrownBy(() -> parse("{\"a\": 9223372036854775808}").longInteger("a"))
                .hasMessageContaining("64 bits");
    }

    @Test
    void reasonsAreOneLineWithoutTheLibrarysRemarks() {
        assertRefused(
                () -> parse("{\n\"a\": [1"),
                "it is not JSON as expected: Unexpected end-of-input: expected close marker for Array");
    }

    @Test
    void unexpectedFieldsAndInvalidDocumentsAreRefused() {
        JsonFields fields = parse("{\"a\": 1, \"b\": 2}");
        fields.integer("a", 0, 9);
        assertRefused(fields::requireAllTaken, "b is not a field that belongs there");
        for (String text :
                new String[] {"", "null", "[]", "{", "{\"a\": 1, \"a\": 2}", "{} {}", "{'a': 1}", "\u0000"}) {
            assertThatThrownBy(() -> parse(text)).as(text).isInstanceOf(FileException.class);
        }
    }

    /** Deep or many values are refused before they become objects. */
    @Test
    void documentsAreBounded() {
        assertThatThrownBy(() -> parse("{\"a\":" + "[".repeat(1_000_000) + "]".repeat(1_000_000) + "}"))
                .isInstanceOf(FileException.class);
        assertThatThrownBy(() -> parse("{\"a\":[" + "{},".repeat(5_000_000) + "{}]}"))
                .isInstanceOf(FileException.class);
        assertThatThrownBy(() -> parse("\"" + " ".repeat(JsonFields.MOST_BYTES) + "\""))
                .hasMessageContaining("at most 16,777,216");
    }
}
