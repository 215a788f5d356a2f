package dev.synram.data.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synram.data.DataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Runs other programs in place of npm. */
@DisabledOnOs(OS.WINDOWS)
class NpmPackageTest {

    @TempDir
    private Path folder;

    private void run(String script, Duration most) throws IOException {
        NpmPackage.run(List.of("sh", "-c", script), "digits@1", folder, most);
    }

    @Test
    void processesThatDoNotEndAreKilledWithTheirDescendants() throws IOException, InterruptedException {
        Path beat = folder.resolve("beat");
        String script = "(while true; do date +%N > beat; sleep 0.05; done) & sleep 1000";
        long begin = System.nanoTime();
        assertThatThrownBy(() -> run(script, Duration.ofSeconds(1)))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        "npm has not fetched digits@1 within 1 s; check the network and npm's registry, or give --data");
        assertThat(System.nanoTime() - begin).isLessThan(20_000_000_000L);
        Thread.sleep(500);
        String last = Files.readString(beat);
        Thread.sleep(500);
        assertThat(Files.readString(beat)).isEqualTo(last);
    }

    @Test
    void failuresAreReportedWithTheLastLine() {
        assertThatThrownBy(() -> run("echo one; echo two; exit 3", Duration.ofMinutes(1)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("npm could not fetch digits@1 (exit status 3: two)");
        assertThatCode(() -> run("exit 0", Duration.ofMinutes(1))).doesNotThrowAnyException();
        assertThatThrownBy(() -> NpmPackage.run(List.of("no-such-program"), "digits@1", folder, Duration.ofMinutes(1)))
                .hasMessageContaining("cannot be started; install Node.js");
    }

    /** A link with the name of an earlier download folder is deleted but not followed. */
    @Test
    void downloadsGoToNewFolders() throws IOException {
        Path victim = Files.createDirectories(folder.resolve("victim"));
        Files.write(victim.resolve("file"), new byte[1]);
        Path cache = Files.createDirectories(folder.resolve("cache"));
        Files.createSymbolicLink(cache.resolve("download"), victim);
        Files.createDirectories(cache.resolve("download-old").resolve("more"));
        Path used;
        try (TemporaryFolder temporary = TemporaryFolder.in(cache, "download")) {
            used = temporary.path();
            Files.write(used.resolve("a"), new byte[1]);
            assertThat(used.getFileName().toString()).startsWith("download").isNotEqualTo("download");
        }
        assertThat(used).doesNotExist();
        assertThat(victim.resolve("file")).exists();
        assertThat(cache).isEmptyDirectory();
    }
}
