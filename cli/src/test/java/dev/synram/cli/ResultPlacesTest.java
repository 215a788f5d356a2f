package dev.synram.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** Where commands write: links, devices, pipes, the standard output, and places that cannot be written. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has neither devices nor pipes with names")
class ResultPlacesTest {

    @TempDir
    private Path folder = Path.of(".");

    private String weights = "";
    private String inputs = "";

    @BeforeEach
    void writeMatrices() throws IOException {
        weights = Files.writeString(folder.resolve("W.csv"), "63,-63\n0,5\n").toString();
        inputs = Files.writeString(folder.resolve("X.csv"), "31,7\n").toString();
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private Said multiply(String... more) {
        return Said.by(Stream.concat(
                        Stream.of("multiply", "--uncalibrated", "--weights", weights, "--inputs", inputs),
                        Stream.of(more))
                .toArray(String[]::new));
    }

    private static void assertFailed(Said said, int status, String line) {
        assertThat(said.err().lines().toList()).containsExactly("synram: " + line);
        assertThat(said.status()).isEqualTo(status);
    }

    @Test
    void linksStay() throws IOException {
        Path target = Files.writeString(folder.resolve("target"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link.csv"), Path.of("target"));
        assertThat(multiply("--out", link.toString(), "--json", "/dev/null").status())
                .isZero();
        assertThat(link).isSymbolicLink();
        assertThat(Files.readString(target)).matches("-?\\d+,-?\\d+\n");
        assertThat(Files.isRegularFile(Path.of("/dev/null"))).isFalse();
    }

    @Test
    void standardOutputHoldsOnlyTheResult() {
        for (String name : List.of("-", "/dev/stdout")) {
            Said json = multiply("--out", file("Y.csv"), "--json", name);
            assertThat(JsonMapper.shared()
                            .readTree(json.out())
                            .required("vectors")
                            .asInt())
                    .isEqualTo(1);
            assertThat(json.err())
                    .contains("1 x 2 times 2 x 2, 1 run", file("Y.csv"))
                    .doesNotContain(name + "\n");
            Said table = multiply("--out", name, "--quiet");
            assertThat(table.out()).matches("-?\\d+,-?\\d+\n");
            assertThat(table.err()).isEmpty();
        }
    }

    @Test
    void anotherProcessReadsAPipe() throws Exception {
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        Process reader = new ProcessBuilder("cat", pipe.toString()).start();
        assertThat(multiply("--out", pipe.toString()).status()).isZero();
        assertThat(new String(reader.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .matches("-?\\d+,-?\\d+\n");
        assertThat(reader.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void inputsAreNotReplaced() throws IOException {
        Path weights = Files.writeString(folder.resolve("weights.csv"), "1,2\n3,4\n");
        Path link = Files.createSymbolicLink(folder.resolve("link.csv"), weights);
        for (Path place : List.of(weights, link)) {
            Said.refused(
                    "--out %s would replace what --weights names; give it a place of its own".formatted(place),
                    "multiply",
                    "--uncalibrated",
                    "--weights",
                    weights.toString(),
                    "--inputs",
                    file("none.csv"),
                    "--out",
                    place.toString());
        }
        assertThat(weights).hasContent("1,2\n3,4\n");
    }

    @Test
    void resultsDoNotShareAPlace() {
        String same = file("same");
        assertFailed(
                multiply("--out", same, "--json", folder + "/./same"),
                2,
                "--json and --out are both %s; give each a place of its own".formatted(same));
        assertFailed(
                multiply("--out", "/dev/stdout", "--json", "-"),
                2,
                "--json and --out are both /dev/stdout; give each a place of its own");
        assertThat(multiply("--out", "/dev/null", "--json", "/dev/null").status())
                .isZero();
        assertThat(folder.resolve("same")).doesNotExist();
    }

    @Test
    void aFullDeviceIsOneLine() {
        assumeTrue(Files.exists(Path.of("/dev/full")));
        assertFailed(multiply("--out", "/dev/full"), 1, "/dev/full: No space left on device; free some space");
    }

    /** Streams for printing swallow errors. */
    @Test
    void aFullStandardOutputIsAFailure() {
        PrintStream before = System.out;
        for (String json : List.of("-", "/dev/null")) {
            try {
                System.setOut(new PrintStream(new FullStream()));
                assertThat(Main.run(
                                "multiply",
                                "--uncalibrated",
                                "--weights",
                                weights,
                                "--inputs",
                                inputs,
                                "--out",
                                "/dev/null",
                                "--json",
                                json))
                        .isEqualTo(1);
            } finally {
                System.setOut(before);
            }
        }
    }

    /** Where every byte is one too many. */
    private static final class FullStream extends OutputStream {
        @Override
        public void write(int value) throws IOException {
            throw new IOException("No space left on device");
        }
    }

    @Test
    void foldersOfOthersAreNotCreated() {
        assertFailed(
                multiply("--out", file("reslts/Y.csv")),
                2,
                "--out %s cannot be written: %s does not exist; create this folder or choose another place"
                        .formatted(file("reslts/Y.csv"), file("reslts")));
        assertThat(folder.resolve("reslts")).doesNotExist();
    }

    @Test
    void failedCommandsLeaveNoFolders() throws IOException {
        Path data = SyntheticDigits.write(folder.resolve("data"), 30, 10);
        Said.refused("--json", "characterize", "--out", file("a/b"), "--json", file("missing/x.json"));
        Said.refused(
                "--train-samples is 31",
                "mnist",
                "--quiet",
                "--data",
                data.toString(),
                "--out",
                file("c"),
                "--train-samples",
                "31");
        Said.refused("--out", "calibrate", "--out", file("missing/c.json"), "--report", file("page"));
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder("W.csv", "X.csv", "data");
        }
    }

    @Test
    void thereMustBeSomethingToResume() throws IOException {
        Path data = SyntheticDigits.write(folder.resolve("data"), 30, 10);
        Said.refused(
                "synram: --resume: no epoch of a training was finished in %s; leave out --resume to start one"
                        .formatted(file("c")),
                "mnist",
                "--quiet",
                "--data",
                data.toString(),
                "--out",
                file("c"),
                "--resume");
        assertThat(folder.resolve("c")).doesNotExist();
    }

    /** Pages and figures of different commands have names of their own; a command replaces what it wrote before. */
    @Test
    void commandsShareAFolder() throws IOException {
        String out = file("chip");
        Files.createDirectory(folder.resolve("chip"));
        Files.writeString(folder.resolve("chip/report.html"), "of a training");
        assertThat(Said.by("calibrate", "--quiet", "--out", file("chip/chip.json"), "--report", out)
                        .status())
                .isZero();
        assertThat(Said.by("characterize", "--quiet", "--uncalibrated", "--runs", "2", "--out", out)
                        .status())
                .isZero();
        assertThat(folder.resolve("chip/report.html")).hasContent("of a training");
        try (Stream<Path> files = Files.list(folder.resolve("chip"))) {
            assertThat(files.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "calibration.html",
                            "characterization.csv",
                            "characterization.html",
                            "characterization.json",
                            "chip.json",
                            "figure.pdf",
                            "figure.png",
                            "figure.svg",
                            "index.html",
                            "report.html");
        }
    }
}
