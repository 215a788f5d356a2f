package dev.synram.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The program in {@code docs/remote.md} is one that compiles. */
class RemoteDocumentTest {

    private static final Path DOCUMENT = Path.of("..", "docs", "remote.md");
    private static final Path EXAMPLE =
            Path.of("src", "test", "java", "dev", "synram", "examples", "remote", "CalibrateRemotely.java");

    @Test
    void theExampleIsShownAsItIs() throws IOException {
        assertThat(Files.readString(DOCUMENT)).contains("```java\n" + Files.readString(EXAMPLE) + "```");
    }

    /** With what the server in Python needs. */
    @Test
    void theCommandsForPythonAreThoseOfTheSkeleton() throws IOException {
        String skeleton = Files.readString(Path.of("src", "main", "python", "linear_chip_server.py"));
        for (String line : Files.readString(DOCUMENT)
                .lines()
                .filter(text -> text.startsWith("apt install") || text.startsWith("protoc"))
                .toList()) {
            assertThat(skeleton).contains(line);
        }
    }
}
