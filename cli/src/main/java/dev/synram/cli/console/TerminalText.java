package dev.synram.cli.console;

import java.util.Arrays;
import java.util.Locale;

/**
 * Text for people, made of patterns and values. Values may come from files of others: control characters, line breaks and
 * characters that change the direction of text are shown escaped, so that no name can move the cursor, imitate other lines
 * or hide a part of them. All that the program prints for people goes through this class.
 */
public final class TerminalText {

    private final StringBuilder text = new StringBuilder();

    /** Adds a pattern, which is ours, filled with values. */
    public TerminalText format(String pattern, Object... values) {
        text.append(String.format(
                Locale.ROOT,
                pattern,
                Arrays.stream(values).map(TerminalText::shown).toArray()));
        return this;
    }

    /** Adds another text. */
    public TerminalText append(TerminalText other) {
        text.append(other.text);
        return this;
    }

    private static Object shown(Object value) {
        return value instanceof Number ? value : escaped(String.valueOf(value));
    }

    /** A text of one line in which nothing acts on a terminal. */
    public static String escaped(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints().forEach(character -> append(shown, character));
        return shown.toString();
    }

    /** The same for a text of ours with several lines, into which values have been filled. */
    public static String escapedLines(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints().forEach(character -> {
            if (character == '\n' || character == '\t') {
                shown.appendCodePoint(character);
            } else {
                append(shown, character);
            }
        });
        return shown.toString();
    }

    private static void append(StringBuilder shown, int character) {
        switch (character) {
            case '\n' -> shown.append("\\n");
            case '\r' -> shown.append("\\r");
            case '\t' -> shown.append("\\t");
            default -> {
                if (acts(character)) {
                    shown.append(String.format(Locale.ROOT, character > 0xFFFF ? "\\u{%x}" : "\\u%04x", character));
                } else {
                    shown.appendCodePoint(character);
                }
            }
        }
    }

    /** Whether a character does something other than showing itself. */
    private static boolean acts(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> true;
            default -> false;
        };
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
