package dev.synram.cli;

import java.io.PrintWriter;

/** Where a command tells people what it found. */
final class TerminalOutput {

    private final PrintWriter out;

    TerminalOutput(PrintWriter out) {
        this.out = out;
    }

    /** Prints a text. */
    void print(TerminalText text) {
        out.print(text);
    }

    /** Prints a pattern, which is ours, filled with values. */
    void format(String pattern, Object... values) {
        print(new TerminalText().format(pattern, values));
    }

    /** Prints a value in a line of its own. */
    void line(Object value) {
        format("%s%n", value);
    }

    void flush() {
        out.flush();
    }
}
