package dev.synram.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synram.experiment.cache.CalibrationCache;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Results have the same bits whether the calibration is measured, kept by the command before, or not kept at all. */
class KeptCalibrationsTest {

    private final Optional<String> before = Optional.ofNullable(System.getProperty(CalibrationCache.PROPERTY));

    @TempDir
    private Path folder;

    @BeforeEach
    void keepHere() {
        System.setProperty(CalibrationCache.PROPERTY, folder.resolve("kept").toString());
    }

    @AfterEach
    void keepAsBefore() {
        before.ifPresentOrElse(
                place -> System.setProperty(CalibrationCache.PROPERTY, place),
                () -> System.clearProperty(CalibrationCache.PROPERTY));
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private Said multiply(String out, String... more) {
        return Said.by(Stream.concat(
                        Stream.of(
                                "multiply",
                                "--weights",
                                path("w.csv"),
                                "--inputs",
                                path("x.csv"),
                                "--out",
                                path(out),
                                "--runs",
                                "20"),
                        Stream.of(more))
                .toArray(String[]::new));
    }

    private List<Path> kept() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("kept"))) {
            return files.toList();
        }
    }

    @Test
    void aCommandMeasuresOnceAndWithoutTheCacheAlways() throws IOException {
        Files.writeString(folder.resolve("w.csv"), "63,-63,7\n-20,31,50\n");
        Files.writeString(folder.resolve("x.csv"), "31,-9\n0,17\n");

        assertThat(multiply("without.csv", "--no-cache").err()).contains("calibrating chip 1");
        assertThat(folder.resolve("kept")).doesNotExist();
        assertThat(multiply("first.csv").err()).contains("calibrating chip 1");
        // Right after the calibration, and 12 hours later.
        assertThat(kept()).hasSize(2);
        assertThat(multiply("second.csv").err()).isEmpty();
        for (Path file : kept()) {
            Files.writeString(file, "damaged");
        }
        assertThat(multiply("mended.csv").err())
                .contains("synram: warning: the kept calibration ", " is damaged: ", "calibrating chip 1");

        String results = Files.readString(folder.resolve("without.csv"));
        assertThat(folder.resolve("first.csv")).hasContent(results);
        assertThat(folder.resolve("second.csv")).hasContent(results);
        assertThat(folder.resolve("mended.csv")).hasContent(results);
        assertThat(multiply("other.csv", "--seed", "2").err()).contains("calibrating chip 1");
        assertThat(Files.readString(folder.resolve("other.csv"))).isNotEqualTo(results);
    }
}
