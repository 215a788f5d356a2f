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
        try (OutputFolder output = OutputFolder.open("--out", folder)) {
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

    @Test
    void linksStay(@TempDir Path folder) throws IOException {
        Path target = Files.write(folder.resolve("target"), new byte[] {7});
        Path link = Files.createSymbolicLink(folder.resolve("a"), Path.of("target"));
        try (OutputFolder output = OutputFolder.open("--out", folder)) {
            output.publish(Map.of("a", new byte[] {1}));
        }
        assertThat(link).isSymbolicLink();
        assertThat(Files.readAllBytes(target)).containsExactly(1);
    }

    @Test
    void whatIsNoFileIsNotReplaced(@TempDir Path folder) throws IOException {
        Files.createDirectory(folder.resolve("b"));
        Map<String, byte[]> results = new LinkedHashMap<>();
        results.put("a", new byte[] {1});
        results.put("b", new byte[] {2});
        try (OutputFolder output = OutputFolder.open("--out", folder)) {
            assertThatThrownBy(() -> output.publish(results))
                    .hasMessage(folder.resolve("b") + ": is not a regular file");
        }
        assertThat(folder).isDirectoryNotContaining(file -> !file.endsWith("b"));
    }

    @Test
    void aFolderWithoutResultsGoesAgain(@TempDir Path folder) throws IOException {
        OutputFolder.open("--out", folder.resolve("new/deep")).close();
        assertThat(folder).isEmptyDirectory();

        try (OutputFolder output = OutputFolder.open("--out", folder.resolve("new/deep"))) {
            output.publish(Map.of("a", new byte[] {1}));
        }
        assertThat(folder.resolve("new/deep")).isDirectoryContaining(file -> file.endsWith("a"));
        assertThat(folder.resolve("new/deep/.synram")).doesNotExist();

        try (OutputFolder output = OutputFolder.open("--out", folder.resolve("other"))) {
            Files.createFile(output.privateFolder().resolve("chip.state"));
        }
        assertThat(folder.resolve("other/.synram/chip.state")).exists();
    }

    @Test
    void aFolderThatWasThereStays(@TempDir Path folder) throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        OutputFolder.open("--out", empty).close();
        assertThat(empty).isEmptyDirectory();
        Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("nowhere"));
        assertThatThrownBy(() -> OutputFolder.open("--out", link)).isInstanceOf(UserError.class);
        assertThat(link).isSymbolicLink();
    }

    @Test
    void oneRunAtATimeUsesAFolder(@TempDir Path folder) {
        Path path = folder.resolve("a");
        try (OutputFolder _ = OutputFolder.open("--out", path)) {
            assertThatThrownBy(() -> OutputFolder.open("--report", path))
                    .isInstanceOf(UserError.class)
                    .hasMessage("--report %s is in use by another run; wait for it or choose another folder"
                            .formatted(path));
        }
        OutputFolder.open("--report", path).close();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void severalResultsNeedAFolder() {
        assertThatThrownBy(() -> OutputFolder.open("--out", Path.of("-")))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("--out - is the standard output", "name a folder");
    }
}
