package dev.synram.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code ablate} as a user runs it. */
@Tag("slow")
class AblateCommandTest {

    @TempDir
    private Path folder = Path.of(".");

    @BeforeEach
    void writeData() throws IOException {
        SyntheticDigits.write(folder.resolve("data"), 400, 50);
    }

    private static String[] ablate(String out, String... more) {
        return Stream.concat(
                        Stream.of(
                                "ablate",
                                "published",
                                "--data",
                                "data",
                                "--methods",
                                "shift",
                                "--seeds",
                                "2",
                                "--unseen",
                                "1",
                                "--host-epochs",
                                "1",
                                "--epochs",
                                "5",
                                "--batch",
                                "20",
                                "--rate",
                                "0.3",
                                "--train-samples",
                                "80",
                                "--threads",
                                "1",
                                "--out",
                                out),
                        Stream.of(more))
                .toArray(String[]::new);
    }

    private static FileTime modified(Path file, FileTime otherwise) throws IOException {
        try {
            return Files.getLastModifiedTime(file);
        } catch (NoSuchFileException e) {
            return otherwise; // while the file is replaced, and after the training
        }
    }

    private JsonNode result(String out) {
        return JsonMapper.shared()
                .readTree(folder.resolve(out).resolve("result.json").toFile());
    }

    /** Killed within a training and interrupted between two. */
    @Test
    void theTableIsTheSameBitByBitAfterInterruptions() throws Exception {
        Path kept = folder.resolve("parts/.synram");
        Path states = kept.resolve("none-1.states");
        Process killed = Program.start(folder, List.of(ablate("parts")));
        while (killed.isAlive() && !Files.exists(states.resolve("chip.state"))) {
            TimeUnit.MILLISECONDS.sleep(2);
        }
        killed.destroyForcibly().waitFor();
        assertThat(states).isDirectory();
        assertThat(kept.resolve("none-1.run.json")).doesNotExist();

        FileTime inFloat = Files.getLastModifiedTime(states.resolve("host.state"));
        Process interrupted = Program.start(folder, List.of(ablate("parts", "--resume")));
        while (interrupted.isAlive() && !Files.exists(kept.resolve("none-1.run.json"))) {
            assertThat(modified(states.resolve("host.state"), inFloat))
                    .as("the epoch in float is not repeated")
                    .isEqualTo(inFloat);
            TimeUnit.MILLISECONDS.sleep(2);
        }
        interrupted.destroy();
        assertThat(interrupted.waitFor()).isEqualTo(143);
        assertThat(Files.readString(folder.resolve("stderr")))
                .contains("interrupted; the same command with --resume goes on after the last finished epoch\n");

        Program.Outcome resumed = Program.run(folder, ablate("parts", "--resume"));
        assertThat(resumed.status()).as(resumed.err()).isZero();
        Program.Outcome whole = Program.run(folder, ablate("whole"));
        assertThat(whole.status()).as(whole.err()).isZero();
        assertThat(result("parts").required("rows")).isEqualTo(result("whole").required("rows"));
        assertThat(result("parts").required("runs")).isEqualTo(result("whole").required("runs"));
        assertThat(result("whole").findValues("accuracy").stream()
                        .filter(JsonNode::isNumber)
                        .distinct())
                .as("trainings that end alike would hide differences")
                .hasSizeGreaterThan(1);
        assertThat(Files.readString(folder.resolve("parts/table.csv")))
                .isEqualTo(Files.readString(folder.resolve("whole/table.csv")))
                .startsWith("row,methods,accuracy,accuracyLow,accuracyHigh,differenceTo,difference,")
                .contains("\nnone,,", "\nshift,shift,");
        assertThat(Files.readString(folder.resolve("whole/report.html")))
                .contains("<title>Methods of training for published", "What methods are worth");
        try (Stream<Path> files = Files.list(kept)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .contains("none-1.run.json", "shift-2.run.json")
                    .noneMatch(name -> name.endsWith(".states"));
        }
    }
}
