package dev.synram.cli.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.synram.files.FileContent;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFileTest {

    @TempDir
    private Path folder;

    private final StringWriter said = new StringWriter();

    private void write(Path path) throws IOException {
        TerminalOutput out = new TerminalOutput(new PrintWriter(said));
        OutputFile.write(path, FileContent.of("new"), out);
        out.flush();
    }

    private static void assertRefused(Path path, String why) {
        assertThatThrownBy(() -> OutputFile.requireWritable("--json", path))
                .isInstanceOf(UserError.class)
                .hasMessage("--json %s %s".formatted(path, why));
    }

    @Test
    void filesAreReplacedAndNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("a"), "old");
        OutputFile.requireWritable("--json", file);
        assertThat(file).hasContent("old");
        write(file);
        assertThat(file).hasContent("new");
        assertThat(said.toString().lines()).containsExactly(file.toString());
    }

    @Test
    void linksLeadToTheNewContent() throws IOException {
        Path target = Files.writeString(folder.resolve("target"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("target"));
        OutputFile.requireWritable("--json", link);
        write(link);
        assertThat(link).isSymbolicLink();
        assertThat(target).hasContent("new");
    }

    /** A folder with a typing error is not created. */
    @Test
    void missingFoldersAreRefused() throws IOException {
        Path missing = folder.resolve("reslts/deep");
        assertRefused(
                missing.resolve("a"),
                "cannot be written: %s does not exist; create this folder or choose another place".formatted(missing));
        Path file = Files.writeString(folder.resolve("file"), "x");
        assertRefused(
                file.resolve("a"),
                "cannot be written: %s is a file, but a folder is needed; remove it or choose another place"
                        .formatted(file));
        assertRefused(folder, "is a folder; name a file");
        assertThat(folder.resolve("reslts")).doesNotExist();
    }

    /** The administrator may write everything. */
    @Test
    void writeProtectionHolds() throws IOException {
        Path file = Files.writeString(folder.resolve("a"), "old");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));
        assumeTrue(!Files.isWritable(file));
        assertRefused(file, "cannot be written (permission denied; change its permissions); choose another place");
        assertThatThrownBy(() -> write(file)).hasMessageContaining("permission denied");
        assertThat(file).hasContent("old");
    }

    @Test
    void devicesAreNotReplaced() throws IOException {
        Path device = Path.of("/dev/null");
        OutputFile.requireWritable("--json", device);
        write(device);
        assertThat(Files.isRegularFile(device)).isFalse();
    }
}
