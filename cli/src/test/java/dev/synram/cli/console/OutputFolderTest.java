package dev.synram.cli.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synram.files.FileContent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFolderTest {

    private static final List<String> NAMES = List.of("a", "b");

    private static FileContent bytes(int value) {
        return out -> out.write(value);
    }

    @Test
    void resultsAppearAllOrNone(@TempDir Path folder) throws IOException {
        try (OutputFolder output = OutputFolder.open("--out", folder, NAMES)) {
            FileContent broken = out -> {
                throw new IOException("full");
            };
            assertThatThrownBy(() -> output.publish(Map.of("a", bytes(1), "b", broken)))
                    .isInstanceOf(IOException.class)
                    .hasMessage(folder.resolve("b") + ": full");
            assertThat(folder).isDirectoryNotContaining(file -> !file.endsWith(".synram"));

            output.publish(Map.of("a", bytes(1), "b", bytes(2)));
            assertThat(Files.readAllBytes(folder.resolve("b"))).containsExactly(2);
            output.publish(Map.of("a", bytes(3)));
            assertThat(Files.readAllBytes(folder.resolve("a"))).containsExactly(3);
            assertThat(folder.resolve("b"))
                    .as("it belongs to the earlier results")
                    .doesNotExist();
            assertThatThrownBy(() -> output.publish(Map.of("c", bytes(1))))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void linksStay(@TempDir Path folder) throws IOException {
        Path target = Files.write(folder.resolve("target"), new byte[] {7});
        Path link = Files.createSymbolicLink(folder.resolve("a"), Path.of("target"));
        try (OutputFolder output = OutputFolder.open("--out", folder, NAMES)) {
            output.publish(Map.of("a", bytes(1)));
        }
        assertThat(link).isSymbolicLink();
        assertThat(Files.readAllBytes(target)).containsExactly(1);
    }

    /** It is found before the work begins, and again when the results are written. */
    @Test
    void whatIsNoFileIsNotReplaced(@TempDir Path folder) throws IOException {
        Path inTheWay = Files.createDirectory(folder.resolve("b"));
        assertThatThrownBy(() -> OutputFolder.open("--out", folder, NAMES))
                .isInstanceOf(UserError.class)
                .hasMessage("--out: %s is a folder, but a result gets this name; move it away or choose another folder"
                        .formatted(inTheWay));
        assertThat(folder).isDirectoryNotContaining(file -> !file.endsWith("b"));
        Files.delete(inTheWay);
        try (OutputFolder output = OutputFolder.open("--out", folder, NAMES)) {
            Files.createDirectory(inTheWay);
            assertThatThrownBy(() -> output.publish(Map.of("a", bytes(1), "b", bytes(2))))
                    .hasMessage(inTheWay + ": is not a regular file");
        }
        assertThat(folder).isDirectoryNotContaining(file -> !file.endsWith("b"));
    }

    @Test
    void aFolderWithoutResultsGoesAgain(@TempDir Path folder) throws IOException {
        OutputFolder.open("--out", folder.resolve("new/deep"), NAMES).close();
        assertThat(folder).isEmptyDirectory();

        try (OutputFolder output = OutputFolder.open("--out", folder.resolve("new/deep"), NAMES)) {
            output.publish(Map.of("a", bytes(1)));
        }
        assertThat(folder.resolve("new/deep")).isDirectoryContaining(file -> file.endsWith("a"));
        assertThat(folder.resolve("new/deep/.synram")).doesNotExist();

        try (OutputFolder output = OutputFolder.open("--out", folder.resolve("other"), NAMES)) {
            Files.createFile(output.privateFolder().resolve("chip.state"));
        }
        assertThat(folder.resolve("other/.synram/chip.state")).exists();
    }

    @Test
    void aFolderThatWasThereStays(@TempDir Path folder) throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        OutputFolder.open("--out", empty, NAMES).close();
        assertThat(empty).isEmptyDirectory();
        Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("nowhere"));
        assertThatThrownBy(() -> OutputFolder.open("--out", link, NAMES)).isInstanceOf(UserError.class);
        assertThat(link).isSymbolicLink();
    }

    @Test
    void oneRunAtATimeUsesAFolder(@TempDir Path folder) {
        Path path = folder.resolve("a");
        try (OutputFolder _ = OutputFolder.open("--out", path, NAMES)) {
            assertThatThrownBy(() -> OutputFolder.open("--report", path, NAMES))
                    .isInstanceOf(UserError.class)
                    .hasMessage("--report %s is in use by another run; wait for it or choose another folder"
                            .formatted(path));
        }
        OutputFolder.open("--report", path, NAMES).close();
        assertThat(folder).isEmptyDirectory();
    }

    /** Names that are too long for the folder are found before the work begins, those of temporary files among them. */
    @Test
    void pathsThatAreTooLongAreFoundBefore(@TempDir Path folder) throws IOException {
        Path deep = folder;
        while (deep.toString().length() < 4000) {
            deep = Files.createDirectory(
                    deep.resolve("d".repeat(Math.min(200, 4049 - deep.toString().length()))));
        }
        Path parent = deep;
        assertThatThrownBy(() -> OutputFolder.open("--out", parent, NAMES))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("cannot be written", "name too long");
        assertThat(parent).isEmptyDirectory();
    }

    @Test
    void severalResultsNeedAFolder() {
        assertThatThrownBy(() -> OutputFolder.open("--out", Path.of("-"), NAMES))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("--out - is the standard output", "name a folder");
    }
}
