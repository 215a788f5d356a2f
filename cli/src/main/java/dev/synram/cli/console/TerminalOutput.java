package dev.synram.cli.console;

import java.io.PrintWriter;

/** Where a command tells people what it found. */
public final class TerminalOutput {

    private final PrintWriter out;

    public TerminalOutput(PrintWriter out) {
        this.out = out;
    }

    /** Prints a text. */
    public void print(TerminalText text) {
        out.print(text);
    }

    /** Prints a pattern, which is ours, filled with values. */
    public void format(String pattern, Object... values) {
        print(new TerminalText().format(pattern, values));
    }

    /** Prints a value in a line of its own. */
    public void line(Object value) {
        format("%s%n", value);
    }

    public void flush() {
        out.flush();
    }
}
