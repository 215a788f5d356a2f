package dev.synram.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synram.experiment.model.Model;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples run, and say what they are for. */
class ExamplesTest {

    @TempDir
    private Path folder = Path.of(".");

    private String network = "";
    private String data = "";

    @BeforeEach
    void write() throws IOException {
        network = Files.write(folder.resolve("net.onnx"), ThreeGroups.onnx()).toString();
        data = Files.writeString(folder.resolve("samples.csv"), ThreeGroups.csv(300))
                .toString();
    }

    private static String printed(Consumer<String[]> main, String... arguments) {
        PrintStream before = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
            System.setOut(out);
            main.accept(arguments);
        } finally {
            System.setOut(before);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    @Tag("slow")
    void theNetworkSurvives() {
        assertThat(printed(TestOnThreeChips::main, network, data).lines())
                .hasSize(4)
                .first()
                .asString()
                .startsWith("survives: loses 0.00 (")
                .endsWith("; in float 100.00 %");
    }

    @Test
    @Tag("slow")
    void theNetworkIsTrainedForAFleetAndWritten() {
        Path out = folder.resolve("trained.onnx");
        assertThat(printed(TrainForFleet::main, network, data, out.toString()))
                .contains("net.onnx on " + data + ", 30 test samples")
                .contains("on 4 chip(s) before training in the loop")
                .contains("on 2 chip(s) not used in training");
        assertThat(Model.read(out).outputs()).isEqualTo(3);
    }

    /** 4 sends of 10 x 31 x 20 at a gain of about 0.002 LSB. */
    @Test
    void productsHaveErrorBars() throws IOException {
        Path weights = Files.writeString(folder.resolve("W.csv"), "20,-20\n".repeat(10));
        Path vectors =
                Files.writeString(folder.resolve("X.csv"), "31" + ",31".repeat(9) + "\n0" + ",0".repeat(9) + "\n");
        double[][] numbers = printed(MultiplyWithErrorBars::main, weights.toString(), vectors.toString())
                .lines()
                .map(line -> Arrays.stream(line.replaceFirst(".*: ", "")
                                .replace(" LSB", "")
                                .split(" ± "))
                        .mapToDouble(Double::parseDouble)
                        .toArray())
                .toArray(double[][]::new);
        double[] expected = {50, -50, 0, 0};
        for (int i = 0; i < expected.length; i++) {
            assertThat(numbers[i][0]).isBetween(expected[i] - 12, expected[i] + 12);
            assertThat(numbers[i][1]).isBetween(0.5, 5.0);
        }
    }

    @Test
    @Tag("slow")
    void aCalibrationHelpsUntilTheChipDrifts() {
        Path file = folder.resolve("calibration.json");
        double[] fixedPatterns = printed(CalibrateAndCompare::main, file.toString())
                .lines()
                .mapToDouble(line -> Double.parseDouble(
                        line.replaceFirst(".*fixed pattern ", "").replaceFirst(" LSB.*", "")))
                .toArray();
        assertThat(fixedPatterns).hasSize(3);
        assertThat(fixedPatterns[1]).isLessThan(fixedPatterns[2]);
        assertThat(fixedPatterns[2]).isLessThan(fixedPatterns[0]);
        assertThat(file).isNotEmptyFile();
    }

    @Test
    void aPlanTellsWhatItRestsOn() {
        assertThat(printed(PlanTimeAndEnergy::main, network))
                .contains("on 2 chip(s)", "mJ per sample", "assumed without data: every vector is sent 8 times");
        assertThat(printed(PlanTimeAndEnergy::main, network, data))
                .contains("mJ per sample", "as measured, for simulated chips 1 to 2 with 200 samples of " + data)
                .doesNotContain("assumed");
    }
}
