package dev.synram.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
                .hasMessage("full");
        assertThatThrownBy(() -> PartFile.replace(target, out -> {
                    throw new IllegalStateException("broken");
                }))
                .hasMessage("broken");
        PartFile.write(target, out -> out.write(1)).close();
        assertThat(names()).isEmpty();
    }

    /** Links under a predictable name or under the final one are not followed. */
    @Test
    void linksAreNotFollowed() throws IOException {
        Path victim = Files.write(folder.resolve("victim"), new byte[] {7});
        Files.createSymbolicLink(folder.resolve("a"), victim);
        Files.createSymbolicLink(folder.resolve("a.part"), victim);
        PartFile.replace(folder.resolve("a"), out -> out.write(1));
        assertThat(Files.readAllBytes(victim)).containsExactly(7);
        assertThat(Files.isSymbolicLink(folder.resolve("a"))).isFalse();
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
