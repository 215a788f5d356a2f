package dev.synram.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
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

    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final String EPOCHS = "5";
    private static final int TRIALS = 5;

    @TempDir
    private Path folder = Path.of(".");

    @BeforeEach
    void writeData() throws IOException {
        SyntheticDigits.write(folder.resolve("data"), 400, 50);
    }

    private String[] ablate(String out, String... more) {
        return Stream.concat(
                        Stream.of(
                                "ablate",
                                "published",
                                "--data",
                                folder.resolve("data").toString(),
                                "--methods",
                                "shift",
                                "--seeds",
                                "2",
                                "--unseen",
                                "1",
                                "--host-epochs",
                                "1",
                                "--epochs",
                                EPOCHS,
                                "--batch",
                                "20",
                                "--rate",
                                "0.3",
                                "--train-samples",
                                "80",
                                "--threads",
                                "1",
                                "--out",
                                folder.resolve(out).toString()),
                        Stream.of(more))
                .toArray(String[]::new);
    }

    private static FileTime modified(Path file, FileTime otherwise) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (NoSuchFileException e) {
            return otherwise; // while the file is replaced, and after the training
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until a program has written a file or has ended. */
    private static void await(Path file, Process program, Runnable meanwhile) throws InterruptedException {
        long begin = System.nanoTime();
        while (program.isAlive() && !Files.exists(file)) {
            assertThat(Duration.ofNanos(System.nanoTime() - begin))
                    .as("%s", file)
                    .isLessThan(LIMIT);
            meanwhile.run();
            TimeUnit.MILLISECONDS.sleep(2);
        }
    }

    /** Kills a program within its first training; on a busy machine that may be too late, so it is tried in several folders. */
    private String killed() throws Exception {
        for (int trial = 1; trial <= TRIALS; trial++) {
            String out = "parts" + trial;
            Path kept = folder.resolve(out, ".synram");
            Path state = kept.resolve("none-1.states", "chip.state");
            Process program = Program.start(folder, List.of(ablate(out)));
            try {
                await(state, program, () -> {});
            } finally {
                program.destroyForcibly().waitFor();
            }
            if (Files.exists(state) && !Files.exists(kept.resolve("none-1.run.json"))) {
                return out;
            }
        }
        throw new AssertionError("%s trainings were finished before they were killed; the last said: %s"
                .formatted(TRIALS, Files.readString(folder.resolve("stderr"))));
    }

    private JsonNode result(String out) {
        return JsonMapper.shared()
                .readTree(folder.resolve(out).resolve("result.json").toFile());
    }

    /** Killed within a training and interrupted between two. */
    @Test
    void theTableIsTheSameBitByBitAfterInterruptions() throws Exception {
        String parts = killed();
        Path kept = folder.resolve(parts, ".synram");
        Path inFloat = kept.resolve("none-1.states", "host.state");
        FileTime time = Files.getLastModifiedTime(inFloat);
        Said longer = Said.by(Stream.of(ablate(parts, "--resume"))
                .map(argument -> argument.equals(EPOCHS) ? "6" : argument)
                .toArray(String[]::new));
        assertThat(longer.status())
                .as("it would differ from one without interruption")
                .isEqualTo(2);
        assertThat(longer.err()).contains("was trained with other options or data");

        Process interrupted = Program.start(folder, List.of(ablate(parts, "--resume")));
        try {
            await(
                    kept.resolve("none-1.run.json"),
                    interrupted,
                    () -> assertThat(modified(inFloat, time))
                            .as("the epoch in float is not repeated")
                            .isEqualTo(time));
            interrupted.destroy();
            assertThat(interrupted.waitFor()).isEqualTo(143);
        } finally {
            interrupted.destroyForcibly();
        }
        assertThat(Files.readString(folder.resolve("stderr")))
                .contains("interrupted; the same command with --resume goes on after the last finished epoch\n");

        Program.Outcome resumed = Program.run(folder, ablate(parts, "--resume"));
        assertThat(resumed.status()).as(resumed.err()).isZero();
        Said whole = Said.by(ablate("whole"));
        assertThat(whole.status()).as(whole.err()).isZero();
        assertThat(result(parts).required("rows")).isEqualTo(result("whole").required("rows"));
        assertThat(result(parts).required("runs")).isEqualTo(result("whole").required("runs"));
        assertThat(result("whole").findValues("accuracy").stream()
                        .filter(JsonNode::isNumber)
                        .distinct())
                .as("trainings that end alike would hide differences")
                .hasSizeGreaterThan(1);
        assertThat(Files.readString(folder.resolve(parts, "table.csv")))
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
