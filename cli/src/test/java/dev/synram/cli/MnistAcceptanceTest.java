package dev.synram.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The main job on the real MNIST with all defaults: the goals that the README states. */
class MnistAcceptanceTest {

    @Test
    void mnistReachesItsGoals(@TempDir Path out) {
        assertThat(Main.run("mnist", "--out", out.toString())).isZero();
        JsonNode result =
                JsonMapper.shared().readTree(out.resolve("result.json").toFile());
        double software = result.required("softwareAccuracy").asDouble();
        double before = result.required("accuracyBeforeRetraining").asDouble();
        double after = result.required("accuracy").asDouble();
        double uncalibrated = result.required("accuracyUncalibrated").asDouble();
        assertThat(software).isGreaterThanOrEqualTo(0.985);
        assertThat(after).isGreaterThanOrEqualTo(0.980);
        assertThat(uncalibrated).isLessThan(before);
        assertThat(before).isLessThan(after);
    }
}
