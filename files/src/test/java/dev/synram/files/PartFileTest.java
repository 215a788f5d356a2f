package dev.synram.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartFileTest {

    @TempDir
    private Path folder;

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void filesAppearWhole() throws IOException {
        Path target = Files.write(folder.resolve("a"), new byte[] {1});
        try (PartFile part = PartFile.write(target, out -> out.write(2))) {
            assertThat(Files.readAllBytes(target)).containsExactly(1);
            part.complete();
        }
        assertThat(Files.readAllBytes(target)).containsExactly(2);
        assertThat(names()).containsExactly("a");
    }

    @Test
    void failuresLeaveNoFiles() throws IOException {
        Path target = folder.resolve("a");
        assertThatThrownBy(() -> PartFile.replace(target, out -> {
                    out.write(1);
                    throw new IOException("full");
                }))
                .hasMessage(target + ": full");
        assertThatThrownBy(() -> PartFile.replace(target, out -> {
                    throw new IllegalStateException("broken");
                }))
                .hasMessage("broken");
        PartFile.write(target, out -> out.write(1)).close();
        assertThat(names()).isEmpty();
    }

    /** A chain of links, relative ones and one through a folder, with and without a file at its end. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void linksStayAndLeadToTheNewFile(boolean exists) throws IOException {
        Path below = Files.createDirectory(folder.resolve("below"));
        Path target = below.resolve("target");
        if (exists) {
            Files.write(target, new byte[] {7, 7});
        }
        Files.createSymbolicLink(below.resolve("second"), Path.of("../below/target"));
        Path first = Files.createSymbolicLink(folder.resolve("first"), Path.of("below/second"));
        PartFile.replace(first, out -> out.write(1));
        assertThat(first).isSymbolicLink();
        assertThat(below.resolve("second")).isSymbolicLink();
        assertThat(Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS)).isTrue();
        assertThat(Files.readAllBytes(first)).containsExactly(1);
        assertThat(names()).containsExactly("below", "first");
        try (Stream<Path> files = Files.list(below)) {
            assertThat(files).containsExactlyInAnyOrder(target, below.resolve("second"));
        }
    }

    @Test
    void linksInACircleAreRefused() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("a"), Path.of("b"));
        Files.createSymbolicLink(folder.resolve("b"), Path.of("a"));
        assertThatThrownBy(() -> PartFile.replace(link, out -> out.write(1)))
                .isInstanceOf(FileSystemException.class)
                .hasMessageContaining(link + ": Too many levels of symbolic links");
        assertThat(names()).containsExactly("a", "b");
    }

    @Test
    void permissionsOfAReplacedFileAreKept() throws IOException {
        Path target = Files.write(folder.resolve("a"), new byte[] {1});
        Set<PosixFilePermission> secret = PosixFilePermissions.fromString("rw-------");
        Files.setPosixFilePermissions(target, secret);
        try (PartFile part = PartFile.write(target, out -> out.write(2))) {
            for (String name : names()) {
                assertThat(Files.getPosixFilePermissions(folder.resolve(name))).isEqualTo(secret);
            }
            part.complete();
        }
        assertThat(Files.getPosixFilePermissions(target)).isEqualTo(secret);
    }

    /** Whatever takes the name while the file is written stays. */
    @Test
    void onlyFilesAreReplaced() throws IOException {
        Path target = folder.resolve("a");
        try (PartFile part = PartFile.write(target, out -> out.write(2))) {
            Files.createSymbolicLink(target, folder.resolve("elsewhere"));
            assertThatThrownBy(part::complete).hasMessage(target + ": is not a regular file");
        }
        assertThat(target).isSymbolicLink();
        assertThat(names()).containsExactly("a");
        Path directory = Files.createDirectory(folder.resolve("b"));
        assertThatThrownBy(() -> PartFile.replace(directory, out -> out.write(1)))
                .hasMessage(directory + ": is not a regular file");
    }

    /** Problems are those of the file that the user named. */
    @Test
    void problemsNameTheFile() {
        Path target = folder.resolve("missing/a");
        assertThatThrownBy(() -> PartFile.replace(target, out -> out.write(1)))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessage(target.toString());
    }

    /** Each of several writers at once leaves its whole file or that of another. */
    @Test
    void writersAtOnceDoNotMix() throws Exception {
        Path target = folder.resolve("a");
        try (ExecutorService writers = Executors.newFixedThreadPool(4)) {
            List<Future<?>> all = new ArrayList<>();
            for (int writer = 0; writer < 40; writer++) {
                byte[] content = new byte[1 + 5000 * writer];
                Arrays.fill(content, (byte) writer);
                all.add(writers.submit(() -> {
                    PartFile.replace(target, out -> out.write(content));
                    byte[] seen = Files.readAllBytes(target);
                    assertThat(seen).hasSize(1 + 5000 * seen[0]).containsOnly(seen[0]);
                    return target;
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
        assertThat(names()).containsExactly("a");
    }

    @Test
    void namesAreNeverTheSame() throws IOException {
        try (PartFile one = PartFile.write(folder.resolve("a"), out -> out.write(1));
                PartFile two = PartFile.write(folder.resolve("a"), out -> out.write(2))) {
            assertThat(names()).hasSize(2);
            two.complete();
            one.complete();
        }
        assertThat(Files.readAllBytes(folder.resolve("a"))).containsExactly(1);
    }
}
