package dev.synram.cli.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFolderTest {

    @Test
    void resultsAppearAllOrNone(@TempDir Path folder) throws IOException {
        try (OutputFolder output = OutputFolder.open(folder)) {
            Map<String, byte[]> results = new LinkedHashMap<>();
            results.put("a", new byte[] {1});
            results.put("missing/b", new byte[] {2}); // cannot be written
            assertThatThrownBy(() -> output.publish(results)).isInstanceOf(IOException.class);
            assertThat(folder.resolve("a")).doesNotExist();
            assertThat(folder).isDirectoryNotContaining(file -> !file.endsWith(".synram"));

            output.publish(Map.of("a", new byte[] {1}, "b", new byte[] {2}));
            output.publish(Map.of("a", new byte[] {3}));
            assertThat(Files.readAllBytes(folder.resolve("a"))).containsExactly(3);
            assertThat(Files.readAllBytes(folder.resolve("b"))).containsExactly(2);
        }
    }

    /** Anyone who can write into the folder may have placed links under predictable names. */
    @Test
    void linksAreNotWrittenThrough(@TempDir Path folder) throws IOException {
        Path victim = Files.write(folder.resolve("victim"), new byte[] {7});
        Files.createSymbolicLink(folder.resolve("a"), victim);
        Files.createSymbolicLink(folder.resolve("a.part"), victim);
        try (OutputFolder output = OutputFolder.open(folder)) {
            output.publish(Map.of("a", new byte[] {1}));
        }
        OutputFile.write(folder.resolve("a"), new byte[] {2});
        assertThat(Files.readAllBytes(victim)).containsExactly(7);
        assertThat(Files.readAllBytes(folder.resolve("a"))).containsExactly(2);
    }
}
