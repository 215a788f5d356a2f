package dev.synram.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synram.calibration.Effort;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Model.CommandSpec;

/** {@code --calibration-effort} and {@code --calibration-age} of all commands that use chips. */
class CalibrationOptionsTest {

    @TempDir
    private Path folder = Path.of(".");

    private static CommandSpec parsed(String... arguments) {
        return Main.commandLine().parseArgs(arguments).subcommand().commandSpec();
    }

    @ParameterizedTest
    @CsvSource({"0,PT0S", "0h,PT0S", "90min,PT1H30M", "12h,PT12H", "2d,PT48H", "1d12h,PT36H", "1d2h3min,PT26H3M"})
    void agesAreDaysHoursAndMinutes(String text, Duration age) {
        CommandSpec command = parsed("mnist", "--calibration-age", text);
        assertThat((Duration) command.findOption("--calibration-age").getValue())
                .isEqualTo(age);
    }

    @ParameterizedTest
    @ValueSource(strings = {"12", "h", "-1h", "1.5h", "1h2d", "12 h", "9999999999h", "soon"})
    void otherAgesAreRefused(String text) {
        Said.refused(
                "Invalid value for option '--calibration-age': '%s' is no duration; give 0 or whole days, hours and minutes: 90min, 12h, 2d, 1d12h"
                        .formatted(text),
                "mnist",
                "--calibration-age=" + text);
    }

    @Test
    void agesAreAtMostAYear() {
        String out = folder.resolve("out").toString();
        String problem = "--calibration-age is 8784.0 h; it must be 0..8760 h, at most a year";
        Said.refused(problem, "mnist", "--calibration-age", "366d", "--out", out);
        Said.refused(problem, "calibrate", "--calibration-age", "366d", "--out", out);
        Said.refused(problem, "characterize", "--calibration-age", "366d", "--out", out);
        Said.refused(problem, "run", "none.onnx", "--data", "mnist", "--calibration-age", "366d");
        Said.refused(problem, "train", "published", "--data", "mnist", "--calibration-age", "366d");
        Said.refused(
                problem,
                "multiply",
                "--weights",
                "none",
                "--inputs",
                "none",
                "--out",
                out,
                "--calibration-age",
                "366d");
    }

    @Test
    void effortsArePublicOrBest() {
        for (String name : List.of("public", "best")) {
            CommandSpec command = parsed("train", "published", "--data", "mnist", "--calibration-effort", name);
            assertThat((Effort) command.findOption("--calibration-effort").getValue())
                    .extracting(Effort::label)
                    .isEqualTo(name);
        }
        Said.refused("--calibration-effort: 'good' is none of public, best", "mnist", "--calibration-effort", "good");
    }

    @Test
    void stepsOfTheCalibrationAreNoOptions() {
        Said.refused(
                "--no-trim",
                "calibrate",
                "--no-trim",
                "--out",
                folder.resolve("c").toString());
        Said.refused(
                "--residuals",
                "calibrate",
                "--residuals",
                "--out",
                folder.resolve("c").toString());
    }
}
