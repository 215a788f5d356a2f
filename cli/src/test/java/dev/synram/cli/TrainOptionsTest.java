package dev.synram.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Mistakes about how a network is trained are told before training begins, by all commands that train. */
class TrainOptionsTest {

    @TempDir
    private static Path folder = Path.of(".");

    private static void refused(String command, String why, String... more) {
        List<String> arguments = new ArrayList<>(List.of(command, "published", "--quiet", "--data", "mnist"));
        arguments.addAll(List.of("--out", folder.resolve("out").toString()));
        arguments.addAll(List.of(more));
        Said.refused(why, arguments.toArray(String[]::new));
    }

    @ParameterizedTest
    @ValueSource(strings = {"train", "ablate"})
    void mistakesAboutRobustnessAreNamed(String command) {
        refused(command, "--pattern-noise is 11.0; it must be 0..10", "--pattern-noise", "11");
        refused(command, "--pattern-noise is -1.0; it must be 0..10", "--pattern-noise", "-1");
        refused(
                command,
                "--pattern-variation is 2.0; it must be 0..1",
                "--pattern-noise",
                "1",
                "--pattern-variation",
                "2");
        refused(
                command,
                "--pattern-variation is given without --pattern-noise; give both",
                "--pattern-variation",
                "0.5");
        refused(command, "--sharpness is 64.0; it must be 0..63", "--sharpness", "64");
    }

    @ParameterizedTest
    @ValueSource(strings = {"train", "ablate"})
    void mistakesAboutTheTeacherAreNamed(String command) throws IOException {
        refused(command, "--temperature is given without --teacher; name the teacher", "--temperature", "3");
        refused(command, "--teacher-weight is 2.0; it must be 0..1", "--teacher", "float", "--teacher-weight", "2");
        refused(command, "--temperature is -1.0; it must be above 0", "--teacher", "float", "--temperature", "-1");
        refused(
                command,
                "--teacher is float, but MODEL is not trained in float",
                "--teacher",
                "float",
                "--host-epochs",
                "0");
        refused(
                command,
                "--teacher: '",
                "--teacher",
                folder.resolve("none.onnx").toString());
        Path broken = Files.writeString(folder.resolve("broken.onnx"), "no network");
        refused(command, "--teacher: ", "--teacher", broken.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"train", "ablate"})
    void thereMustBeSomethingToGoOnFrom(String command) {
        refused(command, "--resume: no epoch of a training was finished in ", "--resume");
    }

    @Test
    void mistakesAboutAblationsAreNamed() {
        refused("ablate", "--seeds is 1; it must be 2..100", "--seeds", "1");
        refused("ablate", "name at least one method, and each only once", "--methods", "shift,shift");
        refused(
                "ablate",
                "--calibration",
                "--calibration",
                folder.resolve("none.json").toString());
    }
}
