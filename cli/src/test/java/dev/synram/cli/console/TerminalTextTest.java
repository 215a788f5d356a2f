package dev.synram.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class TerminalTextTest {

    @Test
    void whatActsOnATerminalIsShownEscaped() {
        assertThat(TerminalText.escaped("a\nb\r\tc")).isEqualTo("a\\nb\\r\\tc");
        assertThat(TerminalText.escaped("\u001b[31mred\u001b[0m\u0007\u0000\u007f\u009b"))
                .isEqualTo("\\u001b[31mred\\u001b[0m\\u0007\\u0000\\u007f\\u009b");
        assertThat(TerminalText.escaped("\u202egnp.exe\u2066\u200f\u061c\ufeff\u2028\u2029"))
                .isEqualTo("\\u202egnp.exe\\u2066\\u200f\\u061c\\ufeff\\u2028\\u2029");
        assertThat(TerminalText.escaped("\ud800x")).isEqualTo("\\ud800x");
        assertThat(TerminalText.escaped(new String(Character.toChars(0xE0001)))).isEqualTo("\\u{e0001}");
        assertThat(TerminalText.escaped("Größe 大小 😀 C:\\x %s")).isEqualTo("Größe 大小 😀 C:\\x %s");
    }

    @Test
    void valuesAreEscapedAndPatternsAreNot() {
        TerminalText text = new TerminalText().format("%-6s|%.2f%n", "a\nb", 1.5);
        assertThat(text.append(new TerminalText().format("%s", "\u001b")).toString())
                .isEqualTo("a\\nb  |1.50%n\\u001b".formatted());
        StringWriter written = new StringWriter();
        PrintWriter printer = new PrintWriter(written);
        TerminalOutput out = new TerminalOutput(printer);
        out.line("%s\n%n");
        out.print(text);
        out.flush();
        assertThat(written.toString().lines()).containsExactly("%s\\n%n", "a\\nb  |1.50", "\\u001b");
    }

    @Test
    void tracesKeepTheirLines() {
        assertThat(TerminalText.escapedLines("at a\n\tat b\u001b[2J")).isEqualTo("at a\n\tat b\\u001b[2J");
    }
}
