package dev.synram.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synram.calibration.Calibration;
import dev.synram.calibration.CalibrationFile;
import dev.synram.calibration.Effort;
import dev.synram.experiment.Progress;
import dev.synram.experiment.SimulatedChips;
import dev.synram.experiment.model.KnownNetwork;
import dev.synram.experiment.setting.CalibrationSettings;
import dev.synram.experiment.setting.ChipSettings;
import dev.synram.onnx.FloatExport;
import dev.synram.simulator.error.ErrorSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code --calibration} of all commands that run chips. */
class SavedCalibrationTest {

    private static final ChipSettings FRESH = ChipSettings.defaults()
            .withCalibration(CalibrationSettings.defaults().fresh());

    @TempDir
    private static Path folder = Path.of(".");

    @BeforeAll
    static void write() throws IOException {
        save("c2.json", FRESH, 2);
        save("c3.json", FRESH, 3);
        save("aged4.json", FRESH.withCalibration(CalibrationSettings.defaults()), 4);
        save("best4.json", FRESH.withCalibration(FRESH.calibration().withEffort(Effort.BEST)), 4);
        save("halved2.json", FRESH.withParameters(FRESH.parameters().scaled(ErrorSource.SYNAPSE_GAIN, 0.5)), 2);
        Files.write(
                folder.resolve("net.onnx"),
                FloatExport.write(KnownNetwork.PUBLISHED.drawn(1).network(), Map.of()));
        SyntheticDigits.write(folder.resolve("data"), 60, 40);
    }

    private static void save(String name, ChipSettings settings, long seed) {
        try (SimulatedChips chips = SimulatedChips.calibrated(settings, seed, Progress.NONE)) {
            Calibration calibration = chips.calibrations().getFirst();
            CalibrationFile.write(folder.resolve(name), calibration);
        }
    }

    private static String path(String name) {
        return folder.resolve(name).toString();
    }

    private static JsonNode run(String... options) {
        List<String> all = new ArrayList<>(
                List.of("run", path("net.onnx"), "--data", path("data"), "--no-analysis", "--runs", "1", "--quiet"));
        all.addAll(List.of(options));
        all.addAll(List.of("--json", path("run.json")));
        assertThat(Said.by(all.toArray(String[]::new))).isEqualTo(new Said(0, "", ""));
        return JsonMapper.shared().readTree(folder.resolve("run.json").toFile());
    }

    /** The fast model gives the same bits whether a chip is calibrated now or has the same calibration from a file. */
    @Test
    void theChipsOfARunAreThoseOfTheFiles() {
        JsonNode saved = run("--calibration", path("c3.json") + "," + path("c2.json"));
        assertThat(saved.required("chips").required(0).required("chipSeed").asInt())
                .isEqualTo(3);
        assertThat(saved.required("chips").required(1).required("chipSeed").asInt())
                .isEqualTo(2);
        assertThat(saved.required("calibration").toString()).isEqualTo("{\"effort\":\"public\",\"ageHours\":0.0}");
        JsonNode now = run("--chip-seed", "3,2", "--calibration-age", "0");
        assertThat(saved.required("chips").required(0).required("gain"))
                .isEqualTo(now.required("chips").required(0).required("gain"));
    }

    @Test
    void theAgeIsThatOfTheFileUnlessItIsGiven() {
        assertThat(run("--calibration", path("aged4.json"))
                        .required("calibration")
                        .required("ageHours")
                        .asDouble())
                .isEqualTo(12);
        JsonNode later =
                run("--calibration", path("aged4.json"), "--calibration", path("c2.json"), "--calibration-age", "2d");
        assertThat(later.required("calibration").required("ageHours").asDouble())
                .isEqualTo(48);
        assertThat(later.required("chips").size()).isEqualTo(2);
    }

    @Test
    void whatIfMismatchWereHalvedIsAskedOfTheSameChip() {
        JsonNode halved = run("--scale", "synapse-gain=0.5", "--calibration", path("halved2.json"));
        assertThat(halved.required("chips").required(0).required("chipSeed").asInt())
                .isEqualTo(2);
    }

    @Test
    void plansAvoidWhatFailsOnTheChipsOfTheFiles() {
        Said said = Said.by(
                "plan",
                "mnist",
                "--chips",
                "2",
                "--calibration",
                path("c2.json") + "," + path("c3.json"),
                "--out",
                path("plan.html"));
        assertThat(said.err()).doesNotContain("synram:").doesNotContain("calibrating");
        assertThat(said.out()).startsWith("mnist on 2 chips");
    }

    private static void refused(String why, String command, String... options) {
        List<String> all = new ArrayList<>(List.of(command.split(" ")));
        all.addAll(List.of(options));
        Said.refused(why, all.toArray(String[]::new));
    }

    @Test
    void filesThatDoNotFitAreRefused() {
        String run = "run %s --data %s".formatted(path("net.onnx"), path("data"));
        String train = "train published --data %s --out %s".formatted(path("data"), path("train"));
        String both = path("c2.json") + "," + path("c3.json");
        refused(
                "--chip-seed is 1, but --calibration is of chip 2; leave --chip-seed out",
                run,
                "--chip-seed",
                "1",
                "--calibration",
                path("c2.json"));
        refused(
                "--chip-seed is 3,2, but --calibration is of chip 2,3; leave --chip-seed out",
                run,
                "--chip-seed",
                "3,2",
                "--calibration",
                both);
        refused(
                "--chip-seed is 1, but --calibration is of chip 2; leave --chip-seed out",
                train,
                "--chip-seed",
                "1",
                "--calibration",
                path("c2.json"));
        refused(
                "--calibration names 2 calibrations, but the number of chips is 3; give one file for each of them",
                train,
                "--fleet",
                "3",
                "--calibration",
                both);
        refused(
                "c2.json was made for chip simulated-nominal-2, not for chip simulated-nominal+synapse-gain*0.5-2; give the --preset and --scale of that chip",
                run,
                "--scale",
                "synapse-gain=0.5",
                "--calibration",
                path("c2.json"));
        refused(
                "are both of chip simulated-nominal-2; give one of them",
                run,
                "--calibration",
                path("c2.json") + "," + path("c2.json"));
        refused("is of public effort, but", run, "--calibration", path("c2.json") + "," + path("best4.json"));
        refused(
                "aged4.json 12.0 h; give --calibration-age",
                run,
                "--calibration",
                path("c2.json") + "," + path("aged4.json"));
        refused(
                "c2.json is of chip 2, but chips that work together have consecutive seeds, here 4",
                run,
                "--chips",
                "2",
                "--calibration",
                path("c3.json") + "," + path("c2.json"));
        refused(
                "--calibration names 1 calibrations, but 2 chips work together; give one file for each of them",
                run,
                "--chips",
                "2",
                "--calibration",
                path("c2.json"));
        refused(
                "--calibration-effort and --calibration exclude each other",
                run,
                "--calibration-effort",
                "best",
                "--calibration",
                path("c2.json"));
        refused("none.json' does not exist; make it with 'synram calibrate'", run, "--calibration", path("none.json"));
        refused("cannot be read as a calibration", run, "--calibration", path("net.onnx"));
    }
}
