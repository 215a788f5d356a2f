package dev.synram.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synram.files.FileException;
import dev.synram.onnx.graph.OnnxException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

class ErrorReporterTest {

    private record Told(int status, String text) {}

    private static Told report(Throwable problem, boolean stackTraces) {
        StringWriter text = new StringWriter();
        int status = new ErrorReporter(new PrintWriter(text), () -> stackTraces).report(problem);
        return new Told(status, text.toString());
    }

    private static void assertTold(Throwable problem, int status, String line) {
        assertThat(report(problem, false)).isEqualTo(new Told(status, "synram: " + line + System.lineSeparator()));
    }

    @Test
    void mistakesOfUsersAreToldAsTheyAre() {
        assertTold(new UserError("--chips is 0"), 2, "--chips is 0");
        assertTold(new FileException("f.synram is broken"), 2, "f.synram is broken");
        assertTold(new OnnxException("f.onnx is broken"), 2, "f.onnx is broken");
    }

    @Test
    void failuresOfFilesNameThem() {
        assertTold(new NoSuchFileException("/x"), 1, "/x: does not exist and cannot be created");
        assertTold(
                new UncheckedIOException(new IOException("No space left on device")),
                1,
                "No space left on device; free some space");
        assertTold(new OutOfMemoryError("heap"), 1, "out of memory; close other programs or use fewer threads");
    }

    /** What comes from deep inside is not the user's mistake, whatever its class says. */
    @Test
    void internalErrorsAskForAReport() {
        String remedy = "; please report it, with what --stacktrace adds to the same command";
        assertTold(
                new IllegalArgumentException("vectors are odd"),
                1,
                "internal error: vectors are odd (IllegalArgumentException)" + remedy);
        assertTold(new NullPointerException(), 1, "internal error: NullPointerException" + remedy);
    }

    @Test
    void messagesAreOneLineAndBounded() {
        assertTold(
                new UserError("layer a\nsynram: all is well\u001b[2K"), 2, "layer a\\nsynram: all is well\\u001b[2K");
        assertThat(report(new UserError("x".repeat(1_000_000)), false).text()).hasSizeLessThan(2100);
        Told traced = report(new UserError("a\u001b[2K", new IOException("b\u001b[2K")), true);
        assertThat(traced.text()).doesNotContain("\u001b").contains("\tat dev.synram");
        assertThat(traced.text().lines().count()).isGreaterThan(3);
    }
}
