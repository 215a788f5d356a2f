package dev.synram.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synram.experiment.cache.CalibrationCache;
import dev.synram.experiment.model.Initializer;
import dev.synram.network.FloatNetwork;
import dev.synram.network.Flow;
import dev.synram.network.Network;
import dev.synram.network.shape.Shape;
import dev.synram.onnx.FloatExport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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

    private Said inspect(String out, String... more) {
        return Said.by(Stream.concat(
                        Stream.of("inspect", path("net.onnx"), "--chip", "--data", path("d.csv"), "--json", path(out)),
                        Stream.of(more))
                .toArray(String[]::new));
    }

    @Test
    void inspectionsOfAChipKeepAndUseCalibrations() throws IOException {
        Network layers = Flow.input(Shape.vector(3)).dense(4).relu().dense(2).network("net");
        FloatNetwork network = new FloatNetwork(layers, Initializer.parameters(layers, 1));
        Files.write(folder.resolve("net.onnx"), FloatExport.write(network, Map.of()));
        Files.writeString(folder.resolve("d.csv"), "0.1,0.2,0.3,0\n0.3,0.1,0.5,1\n");

        assertThat(inspect("without.json", "--no-cache").err()).contains("calibrating chip 1");
        assertThat(folder.resolve("kept")).doesNotExist();
        assertThat(inspect("first.json").err()).contains("calibrating chip 1");
        assertThat(kept()).isNotEmpty();
        assertThat(inspect("second.json").err()).doesNotContain("calibrating chip 1");

        String results = Files.readString(folder.resolve("without.json"));
        assertThat(folder.resolve("first.json")).hasContent(results);
        assertThat(folder.resolve("second.json")).hasContent(results);
    }
}
