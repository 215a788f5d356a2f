package dev.synram.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mistakes about methods for robust networks are told before a training begins. */
class RobustnessOptionsTest {

    @TempDir
    private static Path folder = Path.of(".");

    private static void refused(String why, String... more) {
        List<String> arguments = new ArrayList<>(List.of("train", "published", "--quiet", "--data", "mnist"));
        arguments.addAll(List.of("--out", folder.resolve("out").toString()));
        arguments.addAll(List.of(more));
        Said.refused(why, arguments.toArray(String[]::new));
    }

    @Test
    void mistakesAreNamed() {
        refused("--pattern-noise is 11.0; it must be 0..10", "--pattern-noise", "11");
        refused("--pattern-noise is -1.0; it must be 0..10", "--pattern-noise", "-1");
        refused("--pattern-variation is 2.0; it must be 0..1", "--pattern-noise", "1", "--pattern-variation", "2");
        refused("--pattern-variation is given without --pattern-noise; give both", "--pattern-variation", "0.5");
        refused("--sharpness is 64.0; it must be 0..63", "--sharpness", "64");
    }
}
