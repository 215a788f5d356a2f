package dev.synram.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synram.calibration.Calibration;
import dev.synram.calibration.CalibrationFile;
import dev.synram.chip.NoiseKey;
import dev.synram.chip.Vectors;
import dev.synram.data.LabelledData;
import dev.synram.experiment.Progress;
import dev.synram.experiment.SimulatedChips;
import dev.synram.experiment.cache.CalibrationCache;
import dev.synram.experiment.model.Initializer;
import dev.synram.experiment.model.KnownNetwork;
import dev.synram.experiment.model.Model;
import dev.synram.experiment.setting.ChipSettings;
import dev.synram.network.FloatNetwork;
import dev.synram.network.Flow;
import dev.synram.network.Network;
import dev.synram.network.file.NetworkFile;
import dev.synram.network.quantization.QuantizedNetwork;
import dev.synram.network.shape.Shape;
import dev.synram.runtime.Classification;
import dev.synram.runtime.NetworkRunner;
import dev.synram.runtime.RepeatedRuns;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The program on chip 1, without the libraries that it leaves out. */
class MainTest {

    private static final int SAMPLES = 40;
    private static final int PIXELS = 28 * 28;

    @TempDir
    private static Path folder;

    /** Pixels of all samples, 0..255. */
    private static final byte[] PICTURES = new byte[SAMPLES * PIXELS];

    /** What another path through the library says of the same samples. */
    private static byte[] expected = {};

    private record Said(int status, String out, String err) {}

    private static Said said(String... arguments) {
        return said(false, arguments);
    }

    private static Said said(boolean rehearsal, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int status = new Main(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        rehearsal)
                .run(arguments);
        return new Said(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static String file(String name) {
        return folder.resolve(name).toString();
    }

    @BeforeAll
    static void writeFiles() throws IOException {
        new Random(1).nextBytes(PICTURES);
        float[] values = new float[PICTURES.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = Byte.toUnsignedInt(PICTURES[i]) / 255f;
        }
        LabelledData samples = LabelledData.of(values, PIXELS, new byte[SAMPLES]);
        ChipSettings defaults = ChipSettings.defaults();
        ChipSettings settings =
                defaults.withCalibration(defaults.calibration().withCache(CalibrationCache.ofUser(_ -> {})));
        try (SimulatedChips chips = SimulatedChips.calibrated(settings, 1, Progress.NONE)) {
            QuantizedNetwork network = KnownNetwork.PUBLISHED
                    .drawn(1)
                    .fitted(samples)
                    .onChips(chips.gain())
                    .network();
            NetworkRunner runner = new NetworkRunner(chips.cluster(), chips.compiler(), network);
            Vectors activations = Vectors.of(network.inputRange().activations(values), PIXELS);
            Classification run = RepeatedRuns.measure(runner, NoiseKey.of(1).fold(0), activations, samples.labels(), 1)
                    .runs()
                    .getFirst();
            expected = run.predictions();
            Files.write(folder.resolve("net.synram"), NetworkFile.write(network));
            Flow input = Flow.input(Shape.vector(PIXELS));
            writeNetwork("argmax", input.dense(3).argMax(), samples, chips.gain());
            writeNetwork("many", input.dense(129), samples, chips.gain());
            Calibration calibration = chips.calibrations().getFirst();
            CalibrationFile.write(folder.resolve("chip.json"), calibration);
            CalibrationFile.write(
                    folder.resolve("old.json"), calibration.aged(Duration.ofDays(375), calibration.after()));
        }
        byte[] head = {0, 0, 8, 3, 0, 0, 0, SAMPLES, 0, 0, 0, 28, 0, 0, 0, 28};
        Files.write(folder.resolve("x-idx3-ubyte"), joined(head, PICTURES));
        Files.write(folder.resolve("y-idx1-ubyte"), joined(new byte[] {0, 0, 8, 1, 0, 0, 0, SAMPLES}, expected));
        Files.write(folder.resolve("short-idx1-ubyte"), new byte[] {0, 0, 8, 1, 0, 0, 0, 1, 0});
        Files.write(folder.resolve("high-idx1-ubyte"), joined(new byte[] {0, 0, 8, 1, 0, 0, 0, SAMPLES}, highLabels()));
        Files.writeString(folder.resolve("names.txt"), "dog\ncat\n".repeat(SAMPLES / 2));
        Files.writeString(folder.resolve("eleven.txt"), "10\n".repeat(SAMPLES));
        List<String> rows = new ArrayList<>();
        for (int s = 0; s < SAMPLES; s++) {
            int first = s * PIXELS;
            rows.add(String.join(
                    ",",
                    IntStream.range(first, first + PIXELS)
                            .mapToObj(i -> String.valueOf(values[i]))
                            .toList()));
        }
        Files.write(folder.resolve("x.csv"), rows);
    }

    private static void writeNetwork(String name, Flow results, LabelledData samples, double gain) throws IOException {
        Network network = results.network(name);
        FloatNetwork drawn = new FloatNetwork(network, Initializer.parameters(network, 1));
        Files.write(
                folder.resolve(name + ".synram"),
                NetworkFile.write(
                        Model.of(name, drawn).fitted(samples).onChips(gain).network()));
    }

    private static byte[] highLabels() {
        byte[] labels = new byte[SAMPLES];
        labels[3] = (byte) 200;
        return labels;
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }

    private static String lines(byte[] classes) {
        StringBuilder lines = new StringBuilder("sample,class\n");
        IntStream.range(0, classes.length)
                .forEach(i -> lines.append(i).append(',').append(classes[i]).append('\n'));
        return lines.toString();
    }

    @Test
    void classesAreThoseOfTheFirstRun() {
        assertThat(said(file("net.synram"), "--inputs", file("x-idx3-ubyte")))
                .isEqualTo(new Said(0, lines(expected), ""));
        assertThat(new String(expected, StandardCharsets.ISO_8859_1)
                        .chars()
                        .distinct()
                        .count())
                .as("different classes")
                .isGreaterThan(1);
    }

    @Test
    void theSameSamplesAsTextGiveTheSameClasses() {
        assertThat(said(file("net.synram"), "--inputs=" + file("x.csv")).out()).isEqualTo(lines(expected));
    }

    @Test
    void otherNoiseGivesOtherResultsSomewhere() {
        String first = withNoise(1);
        assertThat(withNoise(1)).as("the same seed").isEqualTo(first);
        assertThat(IntStream.range(2, 6).mapToObj(MainTest::withNoise))
                .anySatisfy(other -> assertThat(other).hasLineCount(SAMPLES + 1).isNotEqualTo(first));
    }

    private static String withNoise(int seed) {
        return said(
                        file("net.synram"),
                        "--inputs",
                        file("x-idx3-ubyte"),
                        "--calibration",
                        file("chip.json"),
                        "--seed",
                        String.valueOf(seed))
                .out();
    }

    @Test
    void labelsGiveTheAccuracyWithItsInterval() {
        Said all = said(file("net.synram"), "--inputs", file("x-idx3-ubyte"), "--labels", file("y-idx1-ubyte"));
        // Wilson's interval of 40 of 40: its low end is 40 / (40 + 1.96^2)
        assertThat(all.err())
                .isEqualTo("synram-edge: accuracy 100.00 % (95 % interval 91.24 to 100.00 %) of 40 samples\n");
        Said some = said(
                file("net.synram"),
                "--inputs",
                file("x-idx3-ubyte"),
                "--labels",
                file("y-idx1-ubyte"),
                "--samples",
                "4");
        assertThat(some.err()).contains("of 4 samples");
        assertThat(some.out().lines().map(line -> line.substring(0, line.indexOf(','))))
                .containsExactly("sample", "0", "10", "20", "30");
    }

    @Test
    void aFileTakesTheClasses() throws IOException {
        Said said = said(file("net.synram"), "--inputs", file("x-idx3-ubyte"), "--out", file("classes.csv"));
        assertThat(said).isEqualTo(new Said(0, "", ""));
        assertThat(folder.resolve("classes.csv")).hasContent(lines(expected));
    }

    @Test
    void aRehearsalLeavesTheFileOfClassesAlone() throws IOException {
        Path kept = Files.writeString(folder.resolve("kept.csv"), "mine");
        assertThat(said(true, file("net.synram"), "--inputs", file("x-idx3-ubyte"), "--out", kept.toString()))
                .isEqualTo(new Said(0, lines(expected), ""));
        assertThat(kept).hasContent("mine");
    }

    @Test
    void aSampleThatIsQuietAmongOthersIsClassified() throws IOException {
        byte[] head = {0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 28, 0, 0, 0, 28};
        byte[] quietFirst = Arrays.copyOfRange(PICTURES, 0, 2 * PIXELS);
        Arrays.fill(quietFirst, 0, PIXELS, (byte) 1);
        Files.write(folder.resolve("quiet-idx3-ubyte"), joined(head, quietFirst));
        assertThat(said(file("net.synram"), "--inputs", file("quiet-idx3-ubyte"), "--samples", "1"))
                .satisfies(said -> assertThat(said.err()).isEmpty())
                .satisfies(said -> assertThat(said.out()).hasLineCount(2));
    }

    @Test
    void aCalibrationOlderThanAYearIsNamed() {
        Said said = said(file("net.synram"), "--inputs", file("x-idx3-ubyte"), "--calibration", file("old.json"));
        assertThat(said.status()).isEqualTo(2);
        assertThat(said.err()).contains("old.json is 9000 h old").hasLineCount(1);
    }

    @Test
    void aCalibrationTellsItsChip() {
        Said said = said(
                file("net.synram"),
                "--inputs",
                file("x-idx3-ubyte"),
                "--calibration",
                file("chip.json"),
                "--chip-seed",
                "2");
        assertThat(said.status()).isEqualTo(2);
        assertThat(said.err()).contains("--chip-seed is 2", "is of chip 1", "leave one of them out");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    N | --inputs is missing
                    N N --inputs x-idx3-ubyte | 2 networks are given; give one
                    N --inputs | --inputs has no value
                    N --input x | there is no option '--input'; see --help
                    N --inputs x-idx3-ubyte --inputs x | --inputs is given twice
                    N --inputs x-idx3-ubyte --samples 0 | --samples is '0'; give a whole number from 1
                    N --inputs x-idx3-ubyte --samples 41 | --samples is 41
                    N --inputs x-idx3-ubyte --seed one | --seed is 'one'; give a whole number
                    N --inputs x-idx3-ubyte --mean 0,x | --mean is '0,x'; give one number
                    N --inputs x-idx3-ubyte --std 0 | std is 0.0; it must be finite and not 0
                    N --inputs x-idx3-ubyte --threads 2000 | threads is 2000; it must be 1..1024
                    N --inputs x-idx3-ubyte --labels F/short-idx1-ubyte | holds 40 samples
                    N --inputs x-idx3-ubyte --labels F/high-idx1-ubyte | is 200; expected 0..127
                    N --inputs x-idx3-ubyte --labels F/names.txt | holds names of classes, such as 'cat'
                    N --inputs x-idx3-ubyte --labels F/eleven.txt | the network has 10 results
                    F/argmax.synram --inputs x-idx3-ubyte | argmax.synram ends with 1 results a sample
                    F/many.synram --inputs x-idx3-ubyte | many.synram ends with 129 results a sample
                    N --inputs none | none cannot be read
                    x-idx3-ubyte --inputs x-idx3-ubyte | cannot be read as a network
                    """)
    void mistakesAreToldInOneLine(String arguments, String message) {
        String[] words = arguments
                .replace("N", file("net.synram"))
                .replace("F/", folder + "/")
                .replace(" x-idx3-ubyte", " " + file("x-idx3-ubyte"))
                .split(" ");
        Said said = said(words);
        assertThat(said.err()).contains(message).hasLineCount(1);
        assertThat(said.status()).isEqualTo(2);
        assertThat(said.out()).isEmpty();
    }

    @Test
    void aNetworkThatCannotBeAFileIsAMistake() {
        Said said = said("a\0b", "--inputs", file("x-idx3-ubyte"));
        assertThat(said.status()).isEqualTo(2);
        assertThat(said.err()).contains("the network is 'a b'; give the name of a file");
    }

    @Test
    void helpNamesEveryOption() {
        Said help = said("--help");
        assertThat(help.status()).isZero();
        assertThat(help.out())
                .contains("--inputs", "--labels", "--samples", "--mean", "--std", "--chip-seed")
                .contains("--calibration", "--seed", "--threads", "--out", "--version", "Exit status");
        assertThat(said("net.synram", "--inputs", "--help")).isEqualTo(help);
        assertThat(said("net.synram", "--version").out()).startsWith("synram ");
    }
}
