package dev.synram.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synram.files.FileException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A few hundred damaged files of every kind; {@code scripts/fuzz.sh} reads as many as one likes. */
class FuzzTest {

    private static final int FILES = 300;

    @TempDir
    private Path folder = Path.of(".");

    static Stream<FileKind> kinds() {
        return FileKinds.all().stream();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void damagedFilesAreReadOrRefused(FileKind kind) throws IOException {
        KindResult result = new Fuzzer(folder).read(kind, 0, FILES);
        System.out.println(result.row());
        assertThat(result.complaints()).as(kind.name()).isEmpty();
        assertThat(result.files()).isEqualTo(FILES);
    }

    private static FileKind reading(Runnable reader) {
        return new FileKind(
                "own", "own.txt", Map.of(), FileException.class, List.of(new byte[0]), (_, _) -> new byte[1], file -> {
                    if (file.toFile().length() > 0) { // the intact one is empty
                        reader.run();
                    }
                });
    }

    private List<String> complaints(Runnable reader) throws IOException {
        return new Fuzzer(folder).read(reading(reader), 7, 3).complaints();
    }

    @Test
    void badReadersAreFound() throws IOException {
        assertThat(complaints(() -> {
                    throw new FileException("own.txt is damaged; write it again");
                }))
                .isEmpty();
        assertThat(complaints(() -> {
                    throw new IllegalArgumentException("own.txt is damaged");
                }))
                .first()
                .asString()
                .startsWith("seed 7: java.lang.IllegalArgumentException: own.txt is damaged at dev.synram.fuzz.");
        assertThat(complaints(() -> {
                    throw new FileException("it is damaged");
                }))
                .as("the file is not named")
                .hasSize(3);
        assertThat(complaints(() -> {
                    throw new FileException("own.txt: java.io.EOFException");
                }))
                .hasSize(3);
        assertThat(complaints(() -> TrustedDamage.require(false, "anything")))
                .first()
                .asString()
                .contains("accepted: anything");
        assertThat(complaints(() -> {
                    throw new StackOverflowError();
                }))
                .hasSize(3);
    }

    @Test
    void memoryIsCounted() throws IOException {
        KindResult result = new Fuzzer(folder)
                .read(reading(() -> assertThat(new byte[200_000_000]).isNotEmpty()), 0, 1);
        assertThat(result.largest().amount()).isGreaterThan(200_000_000);
        assertThat(new KindResult("k", 1, 1, List.of(), KindResult.Extreme.NONE, new KindResult.Extreme(1L << 40, 5))
                        .complaints())
                .containsExactly("seed 5 takes 1099511627776 bytes; at most 128000000 are allowed");
    }
}
