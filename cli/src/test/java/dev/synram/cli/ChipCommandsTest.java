package dev.synram.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.synram.data.file.IntegerMatrix;
import dev.synram.data.file.MatrixFile;
import dev.synram.data.file.RealMatrix;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The commands that work on a chip alone: calibrate, characterize, multiply. */
class ChipCommandsTest {

    @TempDir
    private Path folder = Path.of(".");

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private String write(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content).toString();
    }

    @Test
    @Tag("slow")
    void calibrateSavesWhatTheOtherCommandsUse() throws IOException {
        Files.createDirectory(folder.resolve("below"));
        String calibration = file("below/chip7.json");
        Said said = Said.by(
                "calibrate",
                "--chip-seed",
                "7",
                "--calibration-age",
                "1d6h",
                "--out",
                calibration,
                "--report",
                file("report"),
                "--json",
                file("calibrate.json"));
        assertThat(said.err()).contains("synapse drivers").doesNotContain("Exception");
        assertThat(said.status()).isZero();
        assertThat(said.out())
                .contains(
                        "simulated-nominal-7, public effort, 30 h old",
                        "drift of a membrane",
                        "of 512 neurons and channels calibrated",
                        calibration);
        JsonNode saved = JsonMapper.shared().readTree(Path.of(calibration).toFile());
        assertThat(saved.required("format").asString()).isEqualTo("synram-calibration");
        assertThat(saved.required("time").asString()).startsWith("20").endsWith("Z");
        assertThat(saved.required("calibration").required("chip").asString()).isEqualTo("simulated-nominal-7");
        assertThat(saved.required("calibration").required("figures").isEmpty()).isFalse();
        assertThat(saved.required("calibration")
                        .required("options")
                        .required("effort")
                        .asString())
                .isEqualTo("PUBLIC");
        assertThat(saved.required("calibration").required("ageHours").asDouble())
                .isEqualTo(30);
        assertThat(state("calibrate.json")).isEqualTo("{\"effort\":\"public\",\"ageHours\":30.0}");
        assertThat(Files.readString(folder.resolve("report/calibration.html")))
                .contains("Calibration of simulated-nominal-7", "<svg")
                .doesNotContain("http://www.w3.org/Graphics");

        String weights = write("W.csv", "63,-63\n".repeat(20));
        String inputs = write("X.csv", "20,".repeat(19) + "20\n");
        String[] multiply = {
            "multiply", "--chip-seed", "7", "--weights", weights, "--inputs", inputs, "--num-sends", "1"
        };
        String[] file = {"--calibration", calibration};
        assertThat(Said.by(with(multiply, with(file, "--out", file("saved.csv"), "--json", file("saved.json")))))
                .extracting(Said::status)
                .isEqualTo(0);
        assertThat(state("saved.json")).isEqualTo("{\"effort\":\"public\",\"ageHours\":30.0}");
        assertThat(Said.by(with(multiply, "--calibration-age", "30h", "--out", file("new.csv")))
                        .status())
                .isZero();
        assertThat(Files.readString(folder.resolve("saved.csv")))
                .as("a saved calibration gives the same bits as a new one of the same age")
                .isEqualTo(Files.readString(folder.resolve("new.csv")));
        String[] later = {"--calibration-age", "60d", "--out", file("later.csv"), "--json", file("later.json")};
        assertThat(Said.by(with(multiply, with(file, later))).status()).isZero();
        assertThat(state("later.json")).isEqualTo("{\"effort\":\"public\",\"ageHours\":1440.0}");
        assertThat(Files.readString(folder.resolve("later.csv")))
                .isNotEqualTo(Files.readString(folder.resolve("saved.csv")));
        Said.refused(
                "--calibration-effort and --calibration exclude each other: the file tells how the chip was calibrated",
                with(multiply, with(file, "--calibration-effort", "best", "--out", file("no.csv"))));
        String unsealed = Files.readString(Path.of(calibration))
                .replace("\"version\" : 4", "\"version\" : 3")
                .replaceFirst(",\\s+\"sha256\" : \"\\p{XDigit}+\"", "");
        String older = unsealed.replace("\"version\" : 3", "\"version\" : 2");
        assertThat(Said.by(with(multiply, "--calibration", write("older.json", older), "--out", file("no.csv"))))
                .satisfies(refused -> {
                    assertThat(refused.status()).isEqualTo(2);
                    assertThat(refused.err())
                            .contains("version 2; this program reads synram-calibration, version 3 or 4")
                            .contains("calibrate the chip again");
                });
        String ancient = unsealed.replace("\"ageHours\" : 30.0", "\"ageHours\" : 9000.0");
        Said.refused(
                "is 9000.0 h old, more than a year; give --calibration-age",
                with(multiply, "--calibration", write("ancient.json", ancient), "--out", file("no.csv")));
        Said.refused(
                "--chip-seed is 8, but --calibration is of chip 7; leave --chip-seed out",
                with(multiply, "--chip-seed", "8", "--calibration", calibration, "--out", file("no.csv")));
        Said.refused(
                "not for chip simulated-nominal+synapse-gain*0.5-7",
                with(multiply, "--scale", "synapse-gain=0.5", "--calibration", calibration, "--out", file("no.csv")));
    }

    private String state(String json) {
        return JsonMapper.shared()
                .readTree(folder.resolve(json).toFile())
                .required("calibration")
                .toString();
    }

    private static String[] with(String[] options, String... more) {
        List<String> later = List.of(more);
        Stream<String> kept = Stream.of(options);
        if (later.contains("--chip-seed")) {
            kept = Stream.of("multiply", "--weights", options[4], "--inputs", options[6]);
        }
        return Stream.concat(kept, later.stream()).toArray(String[]::new);
    }

    @Test
    void targetsAndOptionsAreTaken() {
        String calibration = file("c.json");
        Said said = Said.by(
                "calibrate",
                "--preset",
                "HARSH",
                "--calibration-effort",
                "best",
                "--no-baseline",
                "--leak",
                "110",
                "--noise",
                "1.5",
                "--out",
                calibration);
        assertThat(said.status()).isZero();
        assertThat(said.out()).startsWith("simulated-harsh-1, best effort, fresh");
        JsonNode saved =
                JsonMapper.shared().readTree(Path.of(calibration).toFile()).required("calibration");
        assertThat(saved.required("options").toString()).isEqualTo("{\"effort\":\"BEST\",\"baseline\":false}");
        assertThat(saved.required("targets").required("leak").asInt()).isEqualTo(110);
        assertThat(saved.required("targets").required("noise").asDouble()).isEqualTo(1.5);
    }

    @Test
    void characterizeRepeatsThePublishedFigure() throws IOException {
        Said said = Said.by("characterize", "--chip-seed", "3", "--inputs", "0,5", "--runs", "10", "--out", file("c"));
        assertThat(said.status()).isZero();
        assertThat(said.out())
                .contains(
                        "simulated-nominal-3, calibrated, public effort, 12 h old",
                        "gain",
                        "best effort, fresh",
                        "characterization.html");
        List<String> lines = Files.readAllLines(folder.resolve("c/characterization.csv"));
        assertThat(lines.getFirst()).isEqualTo("hemisphere,column,weight,input,mean,std");
        assertThat(lines).hasSize(1 + 2 * 127 * 2);
        assertThat(lines.get(1)).startsWith("0,0,-63,0,");
        JsonNode figures = JsonMapper.shared()
                .readTree(folder.resolve("c/characterization.json").toFile());
        assertThat(figures.required("gain").asDouble()).isBetween(0.0018, 0.0022);
        for (String name :
                List.of("temporalNoiseLsb", "fixedPatternPercent", "linearityR2", "saturationHigh", "saturationLow")) {
            assertThat(figures.required(name).isNumber()).as(name).isTrue();
        }
        assertThat(Files.readString(folder.resolve("c/figure.svg")))
                .contains("<svg")
                .hasSizeLessThan(100_000);
        assertThat(Files.readAllBytes(folder.resolve("c/figure.pdf"))).startsWith('%', 'P', 'D', 'F');
        assertThat(Files.readAllBytes(folder.resolve("c/figure.png"))).startsWith(0x89, 'P', 'N', 'G');
        assertThat(figures.required("calibration").toString()).isEqualTo("{\"effort\":\"public\",\"ageHours\":12.0}");
        assertThat(figures.required("calibrationComparison").size()).isEqualTo(4);
        assertThat(Files.readString(folder.resolve("c/characterization.html")))
                .contains("Transfer curve of the CADC", "What better and fresher calibration buys", "<svg");
    }

    @Test
    void whatCannotBeMeasuredIsNotMadeUp() {
        Said said = Said.by("characterize", "--inputs", "1", "--runs", "2", "--out", file("weak"));
        assertThat(said.status()).isZero();
        assertThat(said.out()).contains("not measured: no results of 30 to 80 LSB");
        JsonNode figures = JsonMapper.shared()
                .readTree(folder.resolve("weak/characterization.json").toFile());
        assertThat(figures.required("fixedPatternPercent").isNull()).isTrue();
    }

    @Test
    void aChipThatIsNotCalibratedHasNoCalibrationToCompare() {
        Said said = Said.by("characterize", "--uncalibrated", "--inputs", "7", "--runs", "2", "--out", file("raw"));
        assertThat(said.status()).isZero();
        assertThat(said.out()).contains("not calibrated").doesNotContain("effort");
        JsonNode figures = JsonMapper.shared()
                .readTree(folder.resolve("raw/characterization.json").toFile());
        assertThat(figures.required("calibration").isNull()).isTrue();
        assertThat(figures.required("calibrationComparison").isEmpty()).isTrue();
    }

    @Test
    void anIdealChipMultipliesExactlyWhateverTheSize() throws IOException {
        StringBuilder weights = new StringBuilder();
        for (int row = 0; row < 130; row++) {
            for (int column = 0; column < 300; column++) {
                weights.append(column == 0 ? "" : ",").append((row * 7 + column * 3) % 127 - 63);
            }
            weights.append('\n');
        }
        String inputs = write("X.csv", "1,".repeat(129) + "1\n" + "0,".repeat(129) + "31\n");
        String[] arguments = {
            "multiply",
            "--preset",
            "ideal",
            "--uncalibrated",
            "--weights",
            write("W.csv", weights.toString()),
            "--inputs",
            inputs,
            "--num-sends",
            "8",
            "--out",
            file("Y.csv")
        };
        Said said = Said.by(arguments);
        assertThat(said.out()).startsWith("2 x 130 times 130 x 300, 1 run");
        List<String> results = Files.readAllLines(folder.resolve("Y.csv"));
        assertThat(results).hasSize(2);
        IntegerMatrix computed = MatrixFile.read(folder.resolve("Y.csv"));
        for (int column = 0; column < 300; column++) {
            // Two tiles of 65 rows, each rounded, then added.
            double expected = 0;
            for (int tile = 0; tile < 2; tile++) {
                int sum = 0;
                for (int row = 65 * tile; row < 65 * (tile + 1); row++) {
                    sum += (row * 7 + column * 3) % 127 - 63;
                }
                expected += Math.floor(sum * 8 / 512.0 + 0.5);
            }
            assertThat((double) computed.get(0, column)).isEqualTo(expected);
        }

        arguments[arguments.length - 1] = file("Y2.csv");
        Said.by(Stream.concat(Stream.of(arguments), Stream.of("--model", "event-driven"))
                .toArray(String[]::new));
        assertThat(Files.readAllLines(folder.resolve("Y2.csv"))).isEqualTo(results);
    }

    @Test
    void runsFollowEachOtherWithOtherNoise() throws IOException {
        String weights = write("W.csv", "9,9,9,9,9,9,9,9\n");
        String inputs = write("X.csv", "3\n5\n");
        String out = file("Y.npy");
        assertThat(Said.by(
                                "multiply",
                                "--uncalibrated",
                                "--weights",
                                weights,
                                "--inputs",
                                inputs,
                                "--out",
                                out,
                                "--runs",
                                "4")
                        .status())
                .isZero();
        assertThat(MatrixFile.read(Path.of(out)).rows()).isEqualTo(8);
    }

    /**
     * Without errors, a result is {@code floor(8 * product / 512 + 0.5)} of positive inputs less that of negative ones. In
     * the chip's integers W is 32, -63, 16, 63 and X is 31, -31: the first output is {@code round(15.5) - round(7.75)}, the
     * second {@code round(-30.52) - round(30.52)}.
     */
    @Test
    void realNumbersAreScaledAndComeBackInTheirUnits() throws IOException {
        Said said = Said.by(
                "multiply",
                "--preset",
                "ideal",
                "--uncalibrated",
                "--weights",
                write("W.csv", "0.5,-1\n0.25,1\n"),
                "--inputs",
                write("X.csv", "0.5,-0.5\n"),
                "--num-sends",
                "8",
                "--out",
                file("Y.csv"),
                "--products",
                file("P.csv"),
                "--json",
                file("m.json"));
        assertThat(said.status()).isZero();
        assertThat(said.out())
                .contains(
                        "a weight of 1      0.0158730, scaled",
                        "an input of 1      0.0161290, scaled",
                        "gain",
                        "error");
        assertThat(Files.readString(folder.resolve("Y.csv"))).isEqualTo("8,-62\n");
        JsonNode result = JsonMapper.shared().readTree(folder.resolve("m.json").toFile());
        assertThat(result.required("gain").asDouble()).isCloseTo(1 / 512.0, within(1e-5));
        double lsb = result.required("resultUnit").asDouble();
        assertThat(lsb).isCloseTo(512 / (63 * 62.0 * 8), within(1e-4));
        RealMatrix products = MatrixFile.readReal(folder.resolve("P.csv"));
        assertThat(products.get(0, 0)).isCloseTo(0.125, within(lsb));
        assertThat(products.get(0, 1)).isCloseTo(-1, within(lsb));
        JsonNode accuracy = result.required("accuracy");
        assertThat(accuracy.required("largestErrorLsb").asDouble()).isLessThan(1.1);
        assertThat(accuracy.required("noiseLsb").isNull()).isTrue();
    }

    /** Rounded results of an ideal chip are uniformly wrong by up to half an LSB, whose standard deviation is 0.289 LSB. */
    @Test
    void theErrorOfAnIdealChipIsThatOfItsConverters() throws IOException {
        Random random = new Random(1);
        String weights = lines(60, 8, () -> random.nextInt(-63, 64));
        String inputs = lines(100, 60, () -> random.nextInt(32));
        String[] common = {
            "multiply",
            "--preset",
            "ideal",
            "--uncalibrated",
            "--weights",
            write("W.csv", weights),
            "--inputs",
            write("X.csv", inputs),
            "--out",
            file("Y.csv"),
            "--json",
            file("m.json")
        };
        assertThat(Said.by(common).out()).doesNotContain("scaled");
        JsonNode accuracy =
                JsonMapper.shared().readTree(folder.resolve("m.json").toFile()).required("accuracy");
        assertThat(accuracy.required("errorLsb").asDouble()).isBetween(0.26, 0.32);
        assertThat(accuracy.required("fittedGain").asDouble()).isCloseTo(1 / 512.0, within(2e-5));
        assertThat(accuracy.required("roundingErrorLsb").asDouble()).isZero();
    }

    private static String lines(int rows, int columns, IntSupplier values) {
        return IntStream.range(0, rows)
                .mapToObj(_ -> IntStream.range(0, columns)
                        .mapToObj(_ -> Integer.toString(values.getAsInt()))
                        .collect(Collectors.joining(",")))
                .collect(Collectors.joining("\n"));
    }

    @Test
    void mistakesAreAnsweredInOneLine() throws IOException {
        String weights = write("W.csv", "1,2\n3,64\n");
        String good = write("G.csv", "1,2\n3,4\n");
        String inputs = write("X.csv", "1,2\n3,32\n");
        String out = file("Y.csv");
        Said.refused(
                "W.csv, row 2, column 2 is 64; allowed are -63..63",
                "multiply",
                "--weights",
                weights,
                "--inputs",
                good,
                "--out",
                out);
        Said.refused(
                "X.csv, row 2, column 2 is 32; allowed are -31..31 in a matrix of whole numbers; give --fit to scale it",
                "multiply",
                "--weights",
                good,
                "--inputs",
                inputs,
                "--out",
                out);
        Said.refused(
                "has 1 columns, but --weights",
                "multiply",
                "--weights",
                good,
                "--inputs",
                write("N.csv", "1\n"),
                "--out",
                out);
        Said.refused(
                "--inputs: %s is empty; expected a matrix of numbers".formatted(file("E.csv")),
                "multiply",
                "--weights",
                good,
                "--inputs",
                write("E.csv", "\n"),
                "--out",
                out);
        Said.refused(
                "N.csv, line 1, column 2 is 'NaN'; expected a finite number",
                "multiply",
                "--weights",
                write("N.csv", "1,NaN\n"),
                "--inputs",
                good,
                "--out",
                out);
        Said.refused(
                "none.csv cannot be read", "multiply", "--weights", file("none.csv"), "--inputs", good, "--out", out);
        Said.refused(
                "--num-sends is 0", "multiply", "--weights", good, "--inputs", good, "--out", out, "--num-sends", "0");
        Said.refused(
                "--model: 'exact' is none of folded, event-driven",
                "multiply",
                "--weights",
                good,
                "--inputs",
                good,
                "--out",
                out,
                "--model",
                "exact");
        Said.refused("is a folder", "multiply", "--weights", good, "--inputs", good, "--out", folder.toString());
        Said.refused(
                "--uncalibrated and --calibration exclude each other",
                "multiply",
                "--weights",
                good,
                "--inputs",
                good,
                "--out",
                out,
                "--uncalibrated",
                "--calibration",
                good);
        Said.refused(
                "does not exist; make it with 'synram calibrate'",
                "multiply",
                "--weights",
                good,
                "--inputs",
                good,
                "--out",
                out,
                "--calibration",
                file("none.json"));
        Said.refused(
                "cannot be read as a calibration",
                "multiply",
                "--weights",
                good,
                "--inputs",
                good,
                "--out",
                out,
                "--calibration",
                good);
        Said.refused(
                "--uncalibrated and --calibration-age exclude each other",
                "characterize",
                "--uncalibrated",
                "--calibration-age",
                "0",
                "--out",
                file("c"));
        Said.refused(
                "--uncalibrated and --calibration-effort exclude each other",
                "characterize",
                "--uncalibrated",
                "--calibration-effort",
                "best",
                "--out",
                file("c"));
        Said.refused("no error source is called 'luck'", "characterize", "--scale", "luck=2", "--out", file("c"));
        Said.refused("acts on spiking neurons only", "characterize", "--scale", "threshold=2", "--out", file("c"));
        Said.refused("--scale synapse-gain=-1.0", "characterize", "--scale", "synapse-gain=-1", "--out", file("c"));
        Said.refused("--inputs has 32", "characterize", "--inputs", "0,32", "--out", file("c"));
        Said.refused("no activation but 0", "characterize", "--inputs", "0", "--out", file("c"));
        Said.refused("names an activation twice", "characterize", "--inputs", "3,3", "--out", file("c"));
        Said.refused("--runs is 1", "characterize", "--runs", "1", "--out", file("c"));
        Said.refused(
                "the target leak is 90.0; allowed are 100.0..140.0 LSB",
                "calibrate",
                "--leak",
                "90",
                "--out",
                file("c.json"));
        Said.refused("Missing required option: '--out=FILE'", "calibrate");
        Said.refused(
                "--preset: 'perfect' is none of nominal, ideal, harsh",
                "calibrate",
                "--preset",
                "perfect",
                "--out",
                file("c.json"));
        assertThat(folder.resolve("Y.csv")).doesNotExist();
        assertThat(folder.resolve("c.json")).doesNotExist();
    }
}
