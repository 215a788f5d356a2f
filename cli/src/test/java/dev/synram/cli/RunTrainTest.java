package dev.synram.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.synram.simulator.error.ErrorSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A network of one's own: trained, exported, run and inspected. */
@Tag("slow")
class RunTrainTest {

    @TempDir
    private static Path folder = Path.of(".");

    private static Program.Outcome trained = new Program.Outcome(0, "", "");

    @BeforeAll
    static void train() throws IOException, InterruptedException {
        SyntheticDigits.write(folder.resolve("data"), 1500, 300);
        trained = Program.run(
                folder,
                "train",
                "published",
                "--data",
                "data",
                "--host-epochs",
                "3",
                "--epochs",
                "2",
                "--batch",
                "100",
                "--fleet",
                "2",
                "--unseen",
                "1",
                "--drift",
                "5",
                "--shift",
                "1",
                "--patience",
                "5",
                "--out",
                "out",
                "--json",
                "train.json");
    }

    private static JsonNode json(String file) {
        return JsonMapper.shared().readTree(folder.resolve(file).toFile());
    }

    /** The share of a class's samples that is recognized on all chips. */
    private static double recognized(JsonNode chips, int kind) {
        double right = 0;
        double all = 0;
        for (JsonNode chip : chips) {
            JsonNode counts = chip.get("confusion").get(kind);
            right += counts.get(kind).asDouble();
            for (JsonNode count : counts) {
                all += count.asDouble();
            }
        }
        return right / all;
    }

    private static String path(String file) {
        return folder.resolve(file).toString();
    }

    @Test
    void trainingForAFleetWritesNetworksAndFigures() throws IOException {
        assertThat(trained.err()).doesNotContain("synram:");
        assertThat(trained.status()).isZero();
        assertThat(trained.out()).contains("trained in the loop", "chips that it never saw", "report.html");
        try (Stream<Path> files = Files.list(folder.resolve("out"))) {
            assertThat(files.map(file -> file.getFileName().toString()).sorted())
                    .containsExactly(
                            ".synram",
                            "calibration-2.json",
                            "calibration.json",
                            "network-chip.onnx",
                            "network-host.onnx",
                            "network.onnx",
                            "network.synram",
                            "report.html",
                            "result.json");
        }
        JsonNode result = json("out/result.json");
        assertThat(result).isEqualTo(json("train.json"));
        assertThat(result.get("chips")).hasSize(3);
        assertThat(result.get("chips").get(2).get("unseen").asBoolean()).isTrue();
        assertThat(result.get("accuracy").asDouble()).isGreaterThan(0.9);
        assertThat(result.get("unseenAccuracy").asDouble()).isGreaterThan(0.9);
        assertThat(result.get("epochs").asInt()).isEqualTo(2);
        assertThat(result.get("history")).hasSize(2);
        assertThat(result.get("hostHistory")).hasSize(3);
        assertThat(result.get("calibrationComparison")).hasSize(4);
        assertThat(result.get("calibrationComparison").get(0).get("accuracy"))
                .isEqualTo(result.get("chips").get(0).get("accuracy"));
        assertThat(json("out/calibration.json")
                        .get("calibration")
                        .get("ageHours")
                        .asDouble())
                .isEqualTo(12);
        assertThat(json("out/calibration-2.json")
                        .get("calibration")
                        .get("ageHours")
                        .asDouble())
                .isEqualTo(17);
        assertThat(Files.readString(folder.resolve("out/report.html")))
                .contains("not used in training", "What better and fresher calibration buys");
    }

    /** Before it was quantized: {@code network.onnx} has the weights of the chip. */
    @Test
    void theNetworkOfTheHostIsTheOneInFloat() {
        Said said = Said.by(
                "run",
                path("out/network-host.onnx"),
                "--data",
                path("data"),
                "--no-analysis",
                "--runs",
                "1",
                "--tolerance",
                "100",
                "--json",
                path("host.json"));
        assertThat(said.status()).isZero();
        assertThat(json("host.json").get("floatAccuracy"))
                .isEqualTo(json("out/result.json").get("floatAccuracy"));
        Said resident =
                Said.by("run", path("out/network-host.onnx"), "--data", path("data"), "--resident", "--no-cache");
        assertThat(resident.err())
                .contains(
                        "--resident keeps all weights on the chips, but they do not fit on one; give run or plan at least --chips ")
                .doesNotContain("calibrat");
        assertThat(resident.status()).isEqualTo(2);
        Said inspected = Said.by(
                "inspect",
                path("out/network-host.onnx"),
                "--chip",
                "--data",
                path("data"),
                "--low-latency",
                "--no-cache");
        assertThat(inspected.err())
                .contains(
                        "--low-latency keeps all weights on the chips, but they do not fit on one; give run or plan at least --chips ")
                .doesNotContain("calibrat");
        assertThat(inspected.status()).isEqualTo(2);
    }

    @Test
    void runTellsWhatSurvives() throws IOException {
        Said said = Said.by(
                "run",
                path("out/network.onnx"),
                "--data",
                path("data"),
                "--chip-seed",
                "1,2",
                "--runs",
                "2",
                "--samples",
                "150",
                "--budget",
                "600",
                "--tolerance",
                "20",
                "--json",
                path("run.json"),
                "--report",
                path("run.html"));
        assertThat(said.status()).isZero();
        assertThat(said.out()).contains("survives: loses 0.00 (");
        assertThat(said.out()).contains("float, on the host", "chip 2, calibrated", "error source, alone", "optimized");
        assertThat(said.out())
                .containsPattern("\\d µs a sample in a batch.*\\n +[\\d,.]+ µs for a sample that comes alone");
        JsonNode result = json("run.json");
        assertThat(result.get("floatAccuracy").asDouble()).isGreaterThan(0.9);
        assertThat(result.get("chips")).hasSize(2);
        assertThat(result.get("conversion").get("effort").asString()).isEqualTo("fast");
        JsonNode chip = result.get("chips").get(1);
        assertThat(chip.get("chipSeed").asInt()).isEqualTo(2);
        JsonNode modelled = chip.get("modelled").get(2);
        assertThat(modelled.get("latencyMicroseconds").asDouble())
                .isPositive()
                .isEqualTo(modelled.get("latencyRange").get("typical").asDouble());
        assertThat(chip.get("accuracy").asDouble()).isGreaterThan(0.85);
        assertThat(chip.get("agreement").asDouble()).isBetween(0.85, 1.0);
        assertThat(chip.get("repeatability").asDouble()).isBetween(0.85, 1.0);
        assertThat(chip.get("runAccuracies")).hasSize(2);
        assertThat(result.get("layerSensitivities")).hasSize(3);
        assertThat(drops(result.get("layerSensitivities"))).isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(result.get("answer").get("verdict").asString()).isEqualTo("SURVIVES");
        assertThat(result.get("answer").get("chips").asInt()).isEqualTo(2);
        assertThat(result.get("causes")).hasSize(7);
        JsonNode byClass =
                result.get("byClass").get(0).get("onChips").get("classes").get(3);
        assertThat(byClass.get("sensitivity").get("value").asDouble())
                .as("as in the confusion of both chips")
                .isCloseTo(recognized(result.get("chips"), 3), within(1e-9));
        assertThat(said.out()).contains("by class, on chips; in float: sensitivity");
        assertThat(result.get("floatCorrect")).hasSize(150);
        assertThat(chip.get("correctRuns")).hasSize(150);
        assertThat(result.get("layerDeviations"))
                .hasSize(3)
                .allMatch(layer -> Math.abs(layer.get("size").asDouble() - 1) < 0.25);
        assertThat(result.get("errorSourcesNotMeasured").asInt()).isZero();
        assertThat(result.get("errorSourceSensitivities")).hasSizeBetween(30, ErrorSource.values().length - 5);
        assertThat(result.get("errorSourceSensitivities"))
                .as("the chip has drifted for 12 h")
                .anyMatch(source -> source.get("cause").asString().startsWith("drift"));
        assertThat(result.get("calibration").toString()).isEqualTo("{\"effort\":\"public\",\"ageHours\":12.0}");
        JsonNode calibrations = result.get("calibrationComparison");
        assertThat(calibrations).hasSize(4);
        assertThat(calibrations.get(0).get("accuracy").asDouble())
                .isEqualTo(result.get("chips").get(0).get("accuracy").asDouble());
        assertThat(calibrations.get(0).get("difference").isNull()).isTrue();
        assertThat(calibrations.get(3).get("difference").get("high").asDouble()).isGreaterThan(-0.01);
        assertThat(said.out()).contains("public effort, 12 h old", "best effort, fresh");
        assertThat(Files.readString(folder.resolve("run.html")))
                .contains("Each error source alone", "What better and fresher calibration buys");
    }

    /** Noise of 34 LSB a reading leaves nothing. */
    @Test
    void aNetworkThatDoesNotSurviveHasAStatusOfItsOwn() {
        Said said = Said.by(
                "run",
                path("out/network.onnx"),
                "--data",
                path("data"),
                "--no-analysis",
                "--tolerance",
                "0",
                "--runs",
                "1",
                "--scale",
                "noise-reading=60");
        assertThat(said.status()).isEqualTo(3);
        assertThat(said.out()).contains("does not survive: loses ");
        assertThat(Said.by("run", path("out/network.onnx"), "--data", path("data"), "--tolerance", "101"))
                .isEqualTo(new Said(2, "", "synram: --tolerance is 101.0 points; it must be 0..100\n"));
    }

    @Test
    void otherConversionsAreTriedAndTheBestIsKept() throws IOException {
        Said said = Said.by(
                "run",
                path("out/network.onnx"),
                "--data",
                path("data"),
                "--no-analysis",
                "--runs",
                "1",
                "--tolerance",
                "100",
                "--fix",
                path("better.synram"));
        assertThat(said.out()).contains("--input-bits auto", "--convert thorough", "kept, by agreement");
        assertThat(Said.by("inspect", path("better.synram")).out()).contains("network for chips");
        assertThat(Said.by("run", path("out/network.onnx"), "--data", path("data"), "--fix", path("x.onnx"))
                        .err())
                .contains("name a .synram file");
    }

    private static List<Double> drops(JsonNode array) {
        List<Double> drops = new ArrayList<>();
        array.forEach(node -> drops.add(
                node.get("withinChance").asBoolean()
                        ? 0
                        : Math.max(0, node.get("accuracyDrop").asDouble())));
        return drops;
    }

    /** The same network from all three files classifies nearly alike. */
    @Test
    void networksForChipsRunToo() {
        Said said = Said.by(
                "run",
                path("out/network.synram"),
                "--data",
                path("data"),
                "--no-analysis",
                "--calibration-age",
                "0",
                "--calibration-effort",
                "best",
                "--json",
                path("synram.json"),
                "--quiet");
        assertThat(said).isEqualTo(new Said(0, "", ""));
        JsonNode result = json("synram.json");
        assertThat(result.get("floatAccuracy").asDouble()).isGreaterThan(0.9);
        assertThat(result.get("chips").get(0).get("agreement").asDouble()).isGreaterThan(0.9);
        assertThat(result.get("layerSensitivities")).isEmpty();
        assertThat(result.get("calibrationComparison")).isEmpty();
        assertThat(result.get("calibration").toString()).isEqualTo("{\"effort\":\"best\",\"ageHours\":0.0}");
    }

    @Test
    void inspectTellsFilesApart() {
        assertThat(Said.by("inspect", path("out/network.synram")).out())
                .contains("network for chips", "converting ReLU", "sends", "published");
        assertThat(Said.by("inspect", path("out/network.onnx")).out()).contains("ONNX", "producer: synram", "conv 20");
        assertThat(Said.by("inspect", path("out/calibration.json"), "--json", path("c.json"))
                        .out())
                .contains("calibration of simulated-nominal-1");
        assertThat(json("c.json").get("metrics")).isNotEmpty();
    }

    private static void refused(String why, String... arguments) {
        List<String> quiet = new ArrayList<>(List.of(arguments));
        quiet.add("--quiet");
        Said.refused(why, quiet.toArray(String[]::new));
    }

    @Test
    void mistakesAreSaidInOneLine() throws IOException {
        refused("does not exist", "run", path("none.onnx"), "--data", "mnist");
        refused("of the program: published", "train", path("none.onnx"), "--data", "mnist");
        refused("--data", "run", path("out/network.onnx"), "--data", path("none.npy"));
        Files.writeString(folder.resolve("three.csv"), "label,a,b\n0,1,2\n1,3,4\n");
        refused("do not fit", "run", path("out/network.onnx"), "--data", path("three.csv"));
        refused("--std is 0.0", "run", path("out/network.onnx"), "--data", path("data"), "--std", "0");
        refused("--mean has 2", "run", path("out/network.onnx"), "--data", path("data"), "--mean", "1,2");
        refused("--samples", "run", path("out/network.onnx"), "--data", path("data"), "--samples", "301");
        refused("--runs", "run", path("out/network.onnx"), "--data", path("data"), "--runs", "0");
        refused(
                "--shift",
                "train",
                path("out/network.onnx"),
                "--data",
                path("data"),
                "--shift",
                "28",
                "--out",
                path("o"));
        refused("--drift", "train", path("out/network.onnx"), "--data", path("data"), "--drift", "-1");
        refused("--host-epochs", "train", path("out/network.synram"), "--data", path("data"), "--host-epochs", "2");
        refused("ONNX", "inspect", path("data/t10k-labels-idx1-ubyte"));
        refused("is empty", "inspect", Files.createFile(folder.resolve("empty")).toString());
        refused("--json", "inspect", path("out/network.onnx"), "--json", folder.toString());
    }
}
