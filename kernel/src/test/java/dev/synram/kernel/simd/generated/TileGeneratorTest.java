package dev.synram.kernel.simd.generated;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Generated files are what their generator writes. */
class TileGeneratorTest {

    @Test
    void filesAreThoseOfTheGenerator() {
        TileGenerator.files().forEach((name, content) -> {
            try {
                assertThat(Files.readString(TileGenerator.FOLDER.resolve(name)))
                        .as("%s; run TileGenerator after a change", name)
                        .isEqualTo(content);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    @Test
    void nothingElseIsAmongThem() throws IOException {
        try (Stream<Path> files = Files.list(TileGenerator.FOLDER)) {
            Set<String> names = files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
            assertThat(names)
                    .containsAll(TileGenerator.files().keySet())
                    .hasSize(9)
                    .contains("package-info.java");
        }
    }
}
