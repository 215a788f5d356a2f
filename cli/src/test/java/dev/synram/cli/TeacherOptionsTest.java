package dev.synram.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mistakes about the teacher of a training are told before it begins. */
class TeacherOptionsTest {

    @TempDir
    private static Path folder = Path.of(".");

    private static void refused(String why, String... more) {
        List<String> arguments = new ArrayList<>(List.of("train", "published", "--quiet", "--data", "mnist"));
        arguments.addAll(List.of("--out", folder.resolve("out").toString()));
        arguments.addAll(List.of(more));
        Said.refused(why, arguments.toArray(String[]::new));
    }

    @Test
    void mistakesAreNamed() throws IOException {
        refused("--temperature is given without --teacher; name the teacher", "--temperature", "3");
        refused("--teacher-weight is 2.0; it must be 0..1", "--teacher", "float", "--teacher-weight", "2");
        refused("--temperature is -1.0; it must be above 0", "--teacher", "float", "--temperature", "-1");
        refused("--teacher is float, but MODEL is not trained in float", "--teacher", "float", "--host-epochs", "0");
        refused("--teacher: '", "--teacher", folder.resolve("none.onnx").toString());
        Path broken = Files.writeString(folder.resolve("broken.onnx"), "no network");
        refused("--teacher: ", "--teacher", broken.toString());
    }
}
