package dev.synram.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Goals on the real MNIST: those of the main job, with all defaults, and of networks that were trained elsewhere. */
@Tag("slow")
@Tag("network")
class MnistAcceptanceTest {

    @Tag("nightly")
    @Test
    void mnistReachesItsGoals(@TempDir Path out) {
        assertThat(Main.run("mnist", "--out", out.toString())).isZero();
        JsonNode result =
                JsonMapper.shared().readTree(out.resolve("result.json").toFile());
        double inFloat = result.required("floatAccuracy").asDouble();
        double before = result.required("accuracyBefore").asDouble();
        double after = result.required("accuracy").asDouble();
        double uncalibrated = result.required("accuracyUncalibrated").asDouble();
        assertThat(inFloat).isGreaterThanOrEqualTo(0.985);
        assertThat(after).isGreaterThanOrEqualTo(0.980);
        assertThat(uncalibrated).isLessThan(before);
        assertThat(before).isLessThan(after);
    }

    /** The recipe of the public example reaches 96 % from random weights, on a nominal chip and on an ideal one. */
    @Tag("nightly")
    @Test
    void thePublishedRecipeReachesItsGoal(@TempDir Path out) {
        assertThat(Main.run("mnist", "--recipe", "published", "--out", out.toString()))
                .isZero();
        JsonNode result =
                JsonMapper.shared().readTree(out.resolve("result.json").toFile());
        assertThat(result.required("accuracy").asDouble()).isGreaterThanOrEqualTo(0.96);
        JsonNode ideal = result.required("ideal");
        assertThat(ideal.required("accuracy").asDouble()).isGreaterThanOrEqualTo(0.96);
        assertThat(ideal.required("accuracyDrop").required("high").asDouble()).isLessThan(0.02);
    }

    /** The published network, trained in PyTorch without a thought of chips, loses at most 4 percentage points untrained. */
    @Test
    void networksFromElsewhereSurvive(@TempDir Path out) {
        Path model =
                Path.of("..", "onnx", "src", "test", "resources", "dev", "synram", "onnx", "pytorch-published.onnx");
        Path figures = out.resolve("run.json");
        assertThat(Main.run(
                        "run",
                        model.toString(),
                        "--data",
                        "mnist",
                        "--chip-seed",
                        "1,2,3",
                        "--no-analysis",
                        "--quiet",
                        "--json",
                        figures.toString()))
                .isZero();
        JsonNode result = JsonMapper.shared().readTree(figures.toFile());
        double inFloat = result.required("floatAccuracy").asDouble();
        assertThat(inFloat).isGreaterThanOrEqualTo(0.99);
        for (JsonNode chip : result.required("chips")) {
            assertThat(chip.required("accuracy").asDouble()).isGreaterThanOrEqualTo(inFloat - 0.04);
        }
    }
}
