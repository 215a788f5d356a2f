package dev.synram.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synram.calibration.Effort;
import dev.synram.calibration.Metric;
import dev.synram.calibration.measurement.CellSettings;
import dev.synram.calibration.spiking.SpikingCalibration;
import dev.synram.calibration.spiking.SpikingCalibrationFile;
import dev.synram.calibration.spiking.SpikingMetrics;
import dev.synram.calibration.spiking.SpikingTargets;
import dev.synram.chip.Cell;
import dev.synram.chip.geometry.ChipGeometry;
import dev.synram.chip.spiking.HemisphereSettings;
import dev.synram.chip.spiking.NeuronSettings;
import dev.synram.experiment.spiking.PlayFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SpikeCommandTest {

    /** Medians of a calibrated chip, so that the neurons of a chip without errors rest at about 80 LSB and spike at about 150. */
    private static final Map<Cell, Integer> CELLS = Map.of(
            Cell.CADC_RAMP_OFFSET, 233,
            Cell.CADC_RAMP_SLOPE, 505,
            Cell.SYNAPSE_BIAS, 1000,
            Cell.EXCITATORY_SPEED, 80,
            Cell.INHIBITORY_SPEED, 80,
            Cell.LEAK_POTENTIAL, 675,
            Cell.LEAK_BIAS, 162,
            Cell.RESET_POTENTIAL, 675,
            Cell.THRESHOLD, 412);

    @TempDir
    private Path folder = Path.of(".");

    private String calibration = "";

    @BeforeEach
    void writeCalibration() throws IOException {
        List<CellSettings> settings = Arrays.stream(Cell.values())
                .map(cell -> {
                    int[] values = new int[cell.instances(ChipGeometry.BRAINSCALES2)];
                    boolean[] successes = new boolean[values.length];
                    Arrays.fill(values, CELLS.getOrDefault(cell, cell.defaultValue()));
                    Arrays.fill(successes, true);
                    return new CellSettings(cell, values, successes);
                })
                .toList();
        boolean[] successes = new boolean[512];
        Arrays.fill(successes, true);
        calibration = write(
                "ideal3.json",
                SpikingCalibrationFile.write(new SpikingCalibration(
                        "simulated-ideal-3",
                        1,
                        SpikingTargets.DEFAULT,
                        Effort.PUBLIC,
                        2,
                        settings,
                        Collections.nCopies(512, NeuronSettings.DEFAULT),
                        List.of(HemisphereSettings.DEFAULT, HemisphereSettings.DEFAULT),
                        successes,
                        List.of(
                                new Metric(SpikingMetrics.EXCITATORY_HEIGHT, "LSB", 0.35, 0, 0.35, 0),
                                new Metric(SpikingMetrics.INHIBITORY_HEIGHT, "LSB", 0.35, 0, 0.35, 0)))));
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private String write(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content).toString();
    }

    @Test
    void theExampleIsPlayed() throws IOException {
        Said said = Said.by(
                "spike",
                "play",
                "--preset",
                "ideal",
                "--calibration",
                calibration,
                "--out",
                file("play"),
                "--json",
                file("result.json"));
        assertThat(said.err()).doesNotContain("synram:");
        assertThat(said.status()).isZero();
        assertThat(said.out())
                .contains("simulated-ideal-3, public effort, 2 h old, 3 x 200.0 µs", "Hz a neuron", "play.html");
        JsonNode result =
                JsonMapper.shared().readTree(folder.resolve("result.json").toFile());
        assertThat(result.required("dropped").isIntegralNumber()).isTrue();
        assertThat(result.required("spikes").size()).isGreaterThan(20);
        JsonNode spike = result.required("spikes").get(0);
        assertThat(spike.required("neuron").asInt()).isBetween(0, 39);
        assertThat(spike.required("microseconds").asDouble()).isBetween(0.0, 200.0);
        try (var files = Files.list(folder.resolve("play"))) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> !name.startsWith(".")))
                    .containsExactlyInAnyOrder("spikes.csv", "spikes.npy", "traces.csv", "play.json", "play.html");
        }
        assertThat(Files.readString(folder.resolve("play/play.json")))
                .isEqualTo(Files.readString(folder.resolve("result.json")));
    }

    /** One epoch each: a network that guessed would be right in a third of the samples. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            40    | --hidden=40
            50    | --hidden=30,20
            40    | --recurrent --hidden=40
            """)
    void aNetworkIsTrainedInTheLoop(int hidden, String options) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "spike",
                "train",
                "yin-yang",
                "--preset",
                "ideal",
                "--calibration",
                calibration,
                "--host-epochs",
                "1",
                "--epochs",
                "1",
                "--out",
                file("training")));
        arguments.addAll(List.of(options.split(" ")));
        Said said = Said.by(arguments.toArray(String[]::new));
        assertThat(said.err()).doesNotContain("synram:");
        assertThat(said.status()).isZero();
        assertThat(said.out())
                .contains("yin-yang with surrogate on simulated-ideal-3", "95 % interval", "training.html");
        JsonNode result = JsonMapper.shared()
                .readTree(folder.resolve("training/result.json").toFile());
        for (String accuracy : List.of("softwareAccuracy", "accuracy")) {
            assertThat(result.required(accuracy).asDouble()).as(accuracy).isBetween(0.6, 1.0);
        }
        assertThat(result.required("hidden").asInt()).isEqualTo(hidden);
        assertThat(result.required("samples").size()).isEqualTo(1000);
        assertThat(result.required("history").size()).isEqualTo(2);
        assertThat(result.required("modelledMicrosecondsPerSample").asDouble()).isEqualTo(68);
    }

    private Said train(String data, String out, String... more) {
        return Said.by(Stream.concat(
                        Stream.of(
                                "spike",
                                "train",
                                data,
                                "--preset",
                                "ideal",
                                "--calibration",
                                calibration,
                                "--host-epochs",
                                "2",
                                "--hidden",
                                "10",
                                "--out",
                                file(out)),
                        Stream.of(more))
                .toArray(String[]::new));
    }

    /** Points of a line in units of their own; those in the upper half are another class. */
    private String points() throws IOException {
        StringBuilder table = new StringBuilder("position,side\n");
        for (int i = 0; i < 60; i++) {
            table.append(10 * i).append(i < 30 ? ",left\n" : ",right\n");
        }
        return write("points.csv", table.toString());
    }

    @Test
    void aNetworkOfAFileIsTrainedResumedAndRun() throws IOException {
        Said first = train(points(), "training", "--epochs", "1");
        assertThat(first.err()).doesNotContain("synram:");
        assertThat(first.out()).contains("classes: 0 left, 1 right (column 2 ('side') of ", "6 samples");
        Said other = train(points(), "training", "--epochs", "2", "--resume", "--seed", "2");
        assertThat(other.status()).isEqualTo(2);
        assertThat(other.err())
                .contains("holds a training with other settings: seed was 1 and is 2; leave out --resume");
        assertThat(train(points(), "training", "--epochs", "2", "--resume").status())
                .isZero();
        JsonNode result = JsonMapper.shared()
                .readTree(folder.resolve("training/result.json").toFile());
        assertThat(result.required("history").size()).isEqualTo(4);
        assertThat(result.required("inputs").asInt()).isEqualTo(26);
        String network = file("training/spiking-network.json");
        Said run = Said.by(
                "spike",
                "run",
                network,
                "--preset",
                "ideal",
                "--calibration",
                calibration,
                "--data",
                points(),
                "--out",
                file("run"),
                "--json",
                file("run.json"));
        assertThat(run.err()).doesNotContain("synram:");
        assertThat(run.status()).isZero();
        assertThat(run.out())
                .contains("spiking-network.json, trained on simulated-ideal-3, with ", "over 6 samples", "run.html");
        JsonNode ran = JsonMapper.shared().readTree(folder.resolve("run.json").toFile());
        assertThat(ran.required("accuracy")).isEqualTo(result.required("accuracy"));
        assertThat(ran.required("softwareAccuracy")).isEqualTo(result.required("softwareAccuracy"));
        assertThat(Files.readString(folder.resolve("run/run.html"))).contains("Decision over time", "<svg");
        anExportedNetworkRunsAlike(network, ran);
        String damaged = Files.readString(Path.of(network)).replaceFirst("\"size\" : 10", "\"size\" : 11");
        Said.refused("cannot be read as a spiking network", "spike", "run", write("damaged.json", damaged));
    }

    private void anExportedNetworkRunsAlike(String network, JsonNode original) throws IOException {
        String[] chip = {"--preset", "ideal", "--calibration", calibration};
        String exported = file("net.nir");
        assertThat(Said.by("spike", "export", network, "--out", exported).out()).contains("net.nir");
        Said run = Said.by(
                "spike",
                "run",
                exported,
                chip[0],
                chip[1],
                chip[2],
                chip[3],
                "--data",
                points(),
                "--out",
                file("run-nir"));
        assertThat(run.status()).as(run.err()).isZero();
        JsonNode ran = JsonMapper.shared()
                .readTree(folder.resolve("run-nir/result.json").toFile());
        assertThat(ran.required("samples")).isEqualTo(original.required("samples"));
        String difference = file("diff.json");
        Said diff = Said.by(
                "spike",
                "diff",
                exported,
                "--chip",
                chip[0],
                chip[1],
                chip[2],
                chip[3],
                "--json",
                difference,
                "--integration",
                "exact",
                "--seconds",
                "0.04",
                "--rate",
                "200");
        assertThat(diff.status()).as(diff.err()).isZero();
        assertThat(diff.out()).contains("net.nir on simulated-ideal-3", "within 0.002 s");
        JsonNode hidden = JsonMapper.shared()
                .readTree(Path.of(difference).toFile())
                .required("nodes")
                .get(0);
        assertThat(hidden.required("a").asInt()).as("spikes on the host").isGreaterThan(10);
        assertThat(hidden.required("shared").asInt())
                .as("spikes that a chip without errors has too")
                .isGreaterThan(hidden.required("a").asInt() / 2);
    }

    /** Few pictures for a network that fills a chip; one that guessed would be right in a tenth of the samples. */
    @Test
    void picturesAreResizedAndLearned() throws IOException {
        String pictures =
                SyntheticDigits.write(folder.resolve("digits"), 600, 100).toString();
        Said said = Said.by(
                "spike",
                "train",
                pictures,
                "--preset",
                "ideal",
                "--calibration",
                calibration,
                "--host-epochs",
                "3",
                "--epochs",
                "1",
                "--out",
                file("pictures"));
        assertThat(said.err()).doesNotContain("synram:");
        assertThat(said.status()).isZero();
        assertThat(said.out()).contains("256-246-10 neurons");
        JsonNode result = JsonMapper.shared()
                .readTree(folder.resolve("pictures/result.json").toFile());
        for (String accuracy : List.of("softwareAccuracy", "accuracy")) {
            assertThat(result.required(accuracy).asDouble()).as(accuracy).isBetween(0.5, 1.0);
        }
        assertThat(result.required("samples").get(0).required("values").size()).isZero();
    }

    /** 512 hidden neurons fill the chip in one run, and the outputs have another one. */
    @Test
    void aNetworkThatIsLargerThanAChipRunsInParts() throws IOException {
        Said trained = Said.by(
                "spike",
                "train",
                points(),
                "--preset",
                "ideal",
                "--calibration",
                calibration,
                "--host-epochs",
                "1",
                "--epochs",
                "1",
                "--hidden",
                "512",
                "--out",
                file("parts"));
        assertThat(trained.err()).doesNotContain("synram:");
        assertThat(trained.out()).contains("136.0 µs and 27.20 µJ a sample in 2 runs");
        assertThat(Files.readString(folder.resolve("parts/training.html"))).contains("runs on the chip");
        assertRunsAlike("parts", 2);
    }

    @Test
    void aNetworkOfRatesIsTrainedAndRun() throws IOException {
        Said trained = train(points(), "rates", "--epochs", "1", "--encoding", "poisson", "--most-spikes", "0.5");
        assertThat(trained.err()).doesNotContain("synram:");
        assertThat(Files.readString(folder.resolve("rates/spiking-network.json")))
                .contains("POISSON");
        assertRunsAlike("rates", 1);
    }

    private void assertRunsAlike(String training, int runs) throws IOException {
        Said run = Said.by(
                "spike",
                "run",
                file(training + "/spiking-network.json"),
                "--preset",
                "ideal",
                "--calibration",
                calibration,
                "--data",
                points(),
                "--out",
                file("run"));
        assertThat(run.err()).doesNotContain("synram:");
        JsonNode ran =
                JsonMapper.shared().readTree(folder.resolve("run/result.json").toFile());
        JsonNode result = JsonMapper.shared()
                .readTree(folder.resolve(training + "/result.json").toFile());
        for (String field : List.of("accuracy", "softwareAccuracy", "runsPerSample", "spikesPerHiddenNeuron")) {
            assertThat(ran.required(field)).as(field).isEqualTo(result.required(field));
        }
        assertThat(ran.required("runsPerSample").asInt()).isEqualTo(runs);
    }

    @Test
    void mistakesInTrainingAreNamed() throws IOException {
        Said.refused("DATA: none.csv does not exist", "spike", "train", "none.csv", "--quiet");
        Said.refused(
                "DATA yin-yang has classes of its own; leave out --labels",
                "spike",
                "train",
                "yin-yang",
                "--label-column",
                "1");
        Said.refused("'two' is no seed and no range of seeds", "spike", "train", "yin-yang", "--chip-seed", "two");
        Said.refused("'5..2' ends before it begins", "spike", "train", "yin-yang", "--chip-seed", "5..2");
        Said.refused("--chip-seed 1..3,2 names a chip twice", "spike", "train", "yin-yang", "--chip-seed", "1..3,2");
        Said.refused(
                "no epoch of a training was finished in",
                "spike",
                "train",
                "yin-yang",
                "--resume",
                "--out",
                file("new"));
        String wide = write("wide.csv", "0,1,2\n1,2,3\n".replace("2", "2,".repeat(1199) + "2"));
        Said.refused(
                "population hidden: each of its 120 neurons has 1202 inputs with two synapses each, but 8 joined circuits have 2048, for 1024 inputs; give samples of at most 1023 values",
                "spike",
                "train",
                wide,
                "--quiet",
                "--label-column",
                "1");
        Said.refused(
                "NETWORK: 'none.json' does not exist; make one with 'synram spike train'", "spike", "run", "none.json");
        Said.refused(
                "--rule: hebb is no learning rule; give surrogate, eventprop, first-spike",
                "spike",
                "train",
                "yin-yang",
                "--rule",
                "hebb");
        Said.refused(
                "--encoding: phase is no encoding; give one of time, rate, poisson",
                "spike",
                "train",
                "yin-yang",
                "--encoding",
                "phase");
        Said.refused(
                "--most-spikes is given, but the exact gradients of rule eventprop know times of spikes, not how many there are",
                "spike",
                "train",
                "yin-yang",
                "--quiet",
                "--rule",
                "eventprop",
                "--most-spikes",
                "2");
        Said.refused("hidden is 0", "spike", "train", "yin-yang", "--hidden", "0");
    }

    @Test
    void theExampleIsAStartForOnesOwn() throws IOException {
        assertThat(Said.by("spike", "play", "--example", file("mine.json")).status())
                .isZero();
        assertThat(Files.readAllBytes(folder.resolve("mine.json"))).isEqualTo(PlayFile.example());
        Said.refused("--example and PLAY exclude each other", "spike", "play", "x.json", "--example", file("y.json"));
    }

    @Test
    void mistakesAreNamed() throws IOException {
        Said.refused(
                "PLAY: '%s' does not exist; write one".formatted(file("none.json")),
                "spike",
                "play",
                file("none.json"));
        String example = new String(PlayFile.example(), StandardCharsets.UTF_8);
        Said.refused(
                "synapses[0].weight is 70; expected a whole number from -63 to 63",
                "spike",
                "play",
                write("weight.json", example.replaceFirst("\"weight\": 40", "\"weight\": 70")));
        Said.refused(
                "the target leak is 9.0; allowed are 50.0..160.0 LSB",
                "spike",
                "calibrate",
                "--targets",
                write(
                        "targets.json",
                        example.replace("\"version\": 1,", "\"version\": 1, \"targets\": { \"leak\": 9 },")));
        Said.refused("give the --preset and --scale of that chip", "spike", "play", "--calibration", calibration);
        Said.refused(
                "--chip-seed is 4, but --calibration is of chip 3; leave --chip-seed out",
                "spike",
                "characterize",
                "--chip-seed",
                "4",
                "--preset",
                "ideal",
                "--calibration",
                calibration);
        Said.refused(
                "--calibration-effort and --calibration exclude each other",
                "spike",
                "play",
                "--calibration-effort",
                "best",
                "--calibration",
                calibration);
        Said.refused(
                "is for other targets than PLAY has",
                "spike",
                "play",
                write(
                        "leak.json",
                        example.replace("\"version\": 1,", "\"version\": 1, \"targets\": { \"leak\": 90 },")),
                "--preset",
                "ideal",
                "--calibration",
                calibration);
        Said.refused("Missing required subcommand; see 'synram spike --help'", "spike");
        Said.refused(
                "cannot be read as a calibration for spiking neurons",
                "spike",
                "play",
                "--calibration",
                write("empty.json", "{}"));
        Said.refused(
                "the network has 600 neurons",
                "spike",
                "play",
                "--quiet",
                "--preset",
                "ideal",
                "--calibration",
                calibration,
                "--out",
                file("many"),
                write("many.json", """
                {"format": "synram-play", "version": 1, "durationMicros": 1,
                 "neurons": [{"name": "a", "size": 300}, {"name": "b", "size": 300}]}
                """));
        assertThat(folder.resolve("many")).doesNotExist();
    }

    @Test
    @Tag("slow")
    void aCalibrationIsMadeSavedAndUsed() throws IOException {
        Said said = Said.by(
                "spike",
                "calibrate",
                "--chip-seed",
                "5",
                "--out",
                file("neurons5.json"),
                "--json",
                file("figures.json"),
                "--report",
                file("report"));
        assertThat(said.status()).isZero();
        assertThat(said.out()).contains("simulated-nominal-5, public effort, fresh", "of 512 neurons calibrated in");
        JsonNode figures =
                JsonMapper.shared().readTree(folder.resolve("figures.json").toFile());
        assertThat(figures.required("chipSeed").asLong()).isEqualTo(5);
        assertThat(figures.required("seconds").asDouble()).isPositive();
        assertThat(figures.required("failedNeurons").asInt()).isBetween(0, 511);
        for (String name : List.of(
                "leakLsb",
                "resetLsb",
                "thresholdLsb",
                "tauMemPercent",
                "tauSynExcitatoryPercent",
                "tauSynInhibitoryPercent",
                "pspHeightPercent")) {
            assertThat(figures.required("standardDeviation").required(name).asDouble())
                    .isBetween(0.0, 20.0);
        }
        assertThat(Files.readString(folder.resolve("report/spiking-calibration.html")))
                .contains("Spiking calibration of simulated-nominal-5", "<svg");
        String[] use = {"--calibration", file("neurons5.json")};
        assertThat(Said.by("spike", "play", use[0], use[1], "--out", file("play"))
                        .status())
                .isZero();
        Said measured =
                Said.by("spike", "characterize", use[0], use[1], "--no-patterns", "--out", file("characterization"));
        assertThat(measured.status()).isZero();
        assertThat(measured.out()).contains("simulated-nominal-5, public effort, fresh", "EPSP, weight 63");
    }
}
