package dev.synram.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synram.cli.console.OutputFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The command as a user runs it: a process of its own, its exit status, what it says and what it leaves behind. */
class MnistCommandTest {

    @TempDir
    private Path folder = Path.of(".");

    private Program.Outcome run(String... arguments) throws IOException, InterruptedException {
        return Program.run(folder, arguments);
    }

    private static JsonNode result(Path out) {
        return JsonMapper.shared().readTree(out.resolve("result.json").toFile());
    }

    private static List<String> names(Path out) throws IOException {
        try (Stream<Path> files = Files.list(out)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    @Tag("slow")
    void leavesResultsThatRepeatAndThatAnInterruptionDoesNotChange() throws IOException, InterruptedException {
        SyntheticDigits.write(folder.resolve("data"), 1000, 200);
        String[] options = {
            "mnist", "--data", "data", "--host-epochs", "3", "--epochs", "4", "--threads", "2", "--chip-seed", "3"
        };
        Program.Outcome whole = run(with(options, "--out", "whole"));
        assertThat(whole.err()).doesNotContain("Exception");
        assertThat(whole.status()).isZero();
        assertThat(whole.out()).contains("published on data, chip 3, 200 test samples", "whole/report.html");
        assertThat(names(folder.resolve("whole")))
                .containsExactly(
                        ".synram",
                        "calibration.json",
                        "network-chip.onnx",
                        "network-host.onnx",
                        "network.onnx",
                        "network.synram",
                        "report.html",
                        "result.json");
        JsonNode figures = result(folder.resolve("whole"));
        assertThat(figures.required("chipSeed").asInt()).isEqualTo(3);
        assertThat(figures.required("floatAccuracy").asDouble()).isGreaterThan(0.9);
        assertThat(figures.required("accuracy").asDouble()).isGreaterThan(0.9).isLessThanOrEqualTo(1);
        for (String name : List.of(
                "seed",
                "accuracyBefore",
                "accuracyUncalibrated",
                "trainingSamplesPerSecond",
                "inferenceSamplesPerSecond",
                "wallSeconds")) {
            assertThat(figures.required(name).isNumber()).as(name).isTrue();
        }

        Process interrupted = Program.start(folder, List.of(with(options, "--out", "resumed")));
        Path checkpoint = folder.resolve("resumed").resolve(".synram").resolve("chip.state");
        while (interrupted.isAlive() && !Files.exists(checkpoint)) {
            TimeUnit.MILLISECONDS.sleep(2);
        }
        interrupted.destroy();
        interrupted.waitFor();
        assertThat(Files.readString(folder.resolve("stderr")))
                .contains(
                        "synram: interrupted; the same command with --resume goes on after the last finished epoch\n");
        assertThat(checkpoint)
                .as("the interruption came while training on the chip")
                .exists();
        assertThat(names(folder.resolve("resumed"))).containsExactly(".synram");

        Program.Outcome other = run(with(options, "--out", "resumed", "--resume", "--seed", "2"));
        assertThat(other.status()).isEqualTo(2);
        assertThat(other.err().lines().toList().getLast())
                .isEqualTo(
                        "synram: --resume: resumed/.synram holds a training with other settings: seed was 1 and is 2; leave out "
                                + "--resume to start again");

        Program.Outcome fresher = run(with(options, "--out", "resumed", "--resume", "--calibration-age", "90min"));
        assertThat(fresher.status()).isEqualTo(2);
        assertThat(fresher.err().lines().toList().getLast())
                .contains("other settings: calibration-age was 12.0h and is 1.5h;");

        Program.Outcome resumed = run(with(options, "--out", "resumed", "--resume"));
        assertThat(resumed.status()).isZero();
        for (String name : List.of("network.synram", "network.onnx", "network-chip.onnx", "calibration.json")) {
            assertThat(Files.readAllBytes(folder.resolve("resumed").resolve(name)))
                    .as(name)
                    .isEqualTo(Files.readAllBytes(folder.resolve("whole").resolve(name)));
        }
        assertThat(result(folder.resolve("resumed")).required("accuracy")).isEqualTo(figures.required("accuracy"));
    }

    private static String[] with(String[] options, String... more) {
        return Stream.concat(Stream.of(options), Stream.of(more)).toArray(String[]::new);
    }

    @Test
    @Tag("slow")
    void anyNetworkIsTrainedOnSeveralChips() throws IOException, InterruptedException {
        Path data = SyntheticDigits.write(folder.resolve("data"), 1000, 200);
        String out = folder.resolve("out").toString();
        String[] options = {"mnist", "deep", "--data", data.toString(), "--host-epochs", "3", "--epochs", "2"};
        Said outcome = Said.by(with(options, "--chips", "2", "--out", out));
        assertThat(outcome.err()).doesNotContain("Exception");
        assertThat(outcome.status()).isZero();
        assertThat(outcome.out()).contains("deep on %s, chips 1 to 2, 200 test samples".formatted(data));
        assertThat(names(folder.resolve("out"))).contains("calibration.json", "calibration-2.json", "network.synram");
        JsonNode figures = result(folder.resolve("out"));
        assertThat(figures.required("model").asString()).isEqualTo("deep");
        assertThat(figures.required("chipsTogether").asInt()).isEqualTo(2);
        assertThat(figures.required("accuracy").asDouble()).isGreaterThan(0.8);
        List<String> schedules = new ArrayList<>();
        for (JsonNode modelled : figures.required("modelled")) {
            schedules.add(modelled.required("schedule").asString());
            assertThat(modelled.required("microsecondsPerSample").asDouble()).isPositive();
            for (JsonNode energy : modelled.required("energies")) {
                assertThat(energy.required("millijoulesPerSample").asDouble()).isPositive();
            }
        }
        assertThat(schedules).containsExactly("public", "experiment", "optimized");
        Program.Outcome plan = run("plan", folder.resolve("out/network.synram").toString(), "--chips", "2");
        assertThat(plan.status()).isZero();
        assertThat(plan.out()).contains("network.synram on 2 chips, batch 1,000", "out/plan.html");
    }

    @Test
    void mistakesAreAnsweredInOneLine() throws IOException {
        String out = folder.resolve("out").toString();
        Said.refused("Unknown option: '--epoch=3'", "mnist", "--epoch=3");
        Said.refused("'--epochs'", "mnist", "--epochs", "many");
        Said.refused("--epochs is 0; it must be 1..10000", "mnist", "--epochs", "0", "--out", out);
        Said.refused("--host-epochs is -1; it must be 0..10000", "mnist", "--host-epochs", "-1", "--out", out);
        Said.refused("--threads is 0; it must be 1..1024", "mnist", "--threads", "0", "--out", out);
        Said.refused("Unmatched argument", "classify");
        String missing = folder.resolve("nowhere").toString();
        Said.refused("nowhere", "mnist", "--data", missing, "--out", out, "--quiet");

        Path data = SyntheticDigits.write(folder.resolve("data"), 30, 10);
        Said.refused(
                "--train-samples is 31; it must be 1..30",
                "mnist",
                "--data",
                data.toString(),
                "--out",
                out,
                "--train-samples",
                "31",
                "--quiet");
        Path file = Files.writeString(folder.resolve("file"), "x");
        Said.refused("file cannot be written", "mnist", "--data", data.toString(), "--out", file.toString());
        Said.refused(
                "cannot be written",
                "mnist",
                "--data",
                data.toString(),
                "--out",
                file.resolve("below").toString());

        Path images = data.resolve("t10k-images-idx3-ubyte");
        Files.write(images, Arrays.copyOf(Files.readAllBytes(images), 5000));
        Said.refused(
                "t10k-images-idx3-ubyte is not usable: it holds 4984 of 7840 bytes",
                "mnist",
                "--data",
                data.toString(),
                "--out",
                out,
                "--quiet");
    }

    @Test
    void oneRunAtATimeUsesAFolder() throws IOException {
        Path data = SyntheticDigits.write(folder.resolve("data"), 30, 10);
        try (OutputFolder _ = OutputFolder.open("--out", folder.resolve("out"), List.of())) {
            Said.refused(
                    "is in use by another run",
                    "mnist",
                    "--data",
                    data.toString(),
                    "--out",
                    folder.resolve("out").toString());
        }
    }

    @Test
    void helpNamesEveryOption() throws IOException, InterruptedException {
        Program.Outcome help = run("mnist", "--help");
        assertThat(help.status()).isZero();
        assertThat(help.out())
                .contains(
                        "--chip-seed",
                        "--seed",
                        "--host-epochs",
                        "--epochs",
                        "--train-samples",
                        "--out",
                        "--data",
                        "--threads",
                        "--resume",
                        "--stacktrace",
                        "Example:");
    }
}
