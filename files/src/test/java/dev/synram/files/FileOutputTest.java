package dev.synram.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has neither devices nor pipes with names")
class FileOutputTest {

    private static final byte[] CONTENT = {1, 2, 3};

    @TempDir
    private Path folder;

    private static void write(Path path) throws IOException {
        FileOutput.write(path, out -> out.write(CONTENT));
    }

    @Test
    void pipesAreWrittenToAndStayPipes() throws Exception {
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        Path link = Files.createSymbolicLink(folder.resolve("link"), pipe);
        for (Path path : new Path[] {pipe, link}) {
            CompletableFuture<byte[]> read = CompletableFuture.supplyAsync(() -> {
                try {
                    return Files.readAllBytes(pipe);
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            });
            assertThat(FileOutput.isStream(path)).isTrue();
            write(path);
            assertThat(read.get(10, TimeUnit.SECONDS)).isEqualTo(CONTENT);
        }
        assertThat(Files.isRegularFile(pipe, LinkOption.NOFOLLOW_LINKS)).isFalse();
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactlyInAnyOrder(pipe, link);
        }
    }

    @Test
    void devicesAreNeverReplaced() throws IOException {
        Path none = Files.createSymbolicLink(folder.resolve("none"), Path.of("/dev/null"));
        write(none);
        write(Path.of("/dev/null"));
        assertThat(none).isSymbolicLink();
        assertThat(Files.isRegularFile(Path.of("/dev/null"))).isFalse();
        assertThatThrownBy(() -> PartFile.replace(none, out -> out.write(1)))
                .hasMessage(none + ": is not a regular file");
    }

    @Test
    void aFullDeviceIsToldByItsName() {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full));
        assertThatThrownBy(() -> write(full))
                .isInstanceOf(IOException.class)
                .hasMessage("/dev/full: No space left on device");
        assertThat(Files.isRegularFile(full)).isFalse();
    }

    /** What a shell has opened, as in {@code 3>file}, must not be replaced behind its back. */
    @Test
    void openFilesAreAppendedTo() throws IOException {
        assumeTrue(Files.exists(Path.of("/proc/self/fd")));
        Path file = folder.resolve("file");
        try (FileOutputStream shell = new FileOutputStream(file.toFile())) {
            shell.write(7);
            Path open = openFile(file);
            assertThat(FileOutput.isStream(open)).isTrue();
            write(open);
            write(Files.createSymbolicLink(folder.resolve("link"), open));
        }
        assertThat(Files.readAllBytes(file)).containsExactly(7, 1, 2, 3, 1, 2, 3);
    }

    private static Path openFile(Path file) throws IOException {
        try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
            return open.filter(Files::isRegularFile)
                    .filter(path -> isSame(path, file))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static boolean isSame(Path path, Path file) {
        try {
            return Files.isSameFile(path, file);
        } catch (IOException e) {
            return false; // it is no longer open
        }
    }

    @Test
    void aCheckLeavesNoTrace() throws IOException {
        Path file = folder.resolve("file");
        FileOutput.requireReplaceable(file);
        FileOutput.requireReplaceable(folder.resolve("missing/file"));
        assertThat(folder).isEmptyDirectory();
        Files.write(file, CONTENT);
        FileOutput.requireReplaceable(file);
        assertThat(Files.readAllBytes(file)).isEqualTo(CONTENT);
        assertThatThrownBy(() -> FileOutput.requireReplaceable(folder)).hasMessage(folder + ": is not a regular file");
    }
}
