package dev.synram.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synram.data.LabelledData;
import dev.synram.experiment.model.FloatModel;
import dev.synram.experiment.model.KnownNetwork;
import dev.synram.experiment.model.ModelFile;
import dev.synram.network.Flow;
import dev.synram.network.Mac;
import dev.synram.network.Network;
import dev.synram.network.file.NetworkFile;
import dev.synram.network.layer.Bias;
import dev.synram.network.quantization.QuantizedNetwork;
import dev.synram.network.quantization.QuantizedWeights;
import dev.synram.network.shape.Shape;
import dev.synram.network.shape.Window;
import dev.synram.onnx.FloatExport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PlanCommandTest {

    private static JsonNode plan(Path folder, String... arguments) {
        List<String> all = new ArrayList<>(List.of("plan"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--json", folder.resolve("plan.json").toString()));
        all.addAll(List.of("--out", folder.resolve("plan.html").toString()));
        Said said = Said.by(all.toArray(String[]::new));
        assertThat(said.status()).isZero();
        return JsonMapper.shared().readTree(folder.resolve("plan.json").toFile());
    }

    @Test
    void thePublishedNetworkIsPlannedByThreeSchedules(@TempDir Path folder) throws IOException {
        JsonNode plan = plan(folder, "mnist", "--power", "0.6");
        assertThat(plan.required("tiles").asInt()).isEqualTo(7);
        assertThat(plan.required("synramUse").asDouble()).isGreaterThan(1);
        for (String schedule : List.of("public", "experiment", "optimized")) {
            JsonNode figures = plan.required("schedules").required(schedule);
            double micros = figures.required("microsecondsPerSample").asDouble();
            JsonNode energy = figures.required("energies").required(0);
            assertThat(energy.required("power").asString()).isEqualTo("given");
            double millijoules = energy.required("millijoulesPerSample").asDouble();
            assertThat(figures.required("samplesPerSecond").asDouble() * micros / 1e6)
                    .isBetween(0.999, 1.001);
            assertThat(millijoules / (0.6 * micros / 1e3)).isBetween(0.999, 1.001);
            assertThat(figures.required("latencyMicroseconds").asDouble() / (1000 * micros))
                    .isBetween(0.999, 1.001);
            double parts = 0;
            for (String part : List.of("configuration", "control", "reset", "events", "readout", "host", "idle")) {
                parts += energy.required("millijoulesPerSampleByPart")
                        .required(part)
                        .asDouble();
            }
            assertThat(parts / millijoules).isBetween(0.999, 1.001);
        }
        assertThat(Files.readString(folder.resolve("plan.html")))
                .contains("mnist on 1 chip, batches of 1,000", "chip 1, synram 2, phase 2", "optimized", "<svg");
    }

    @Test
    void everyEnergyNamesItsPowerAndTheOptimizedScheduleGivesBoth(@TempDir Path folder) throws IOException {
        JsonNode plan = plan(folder, "ecg", "--batch", "1");
        JsonNode schedules = plan.required("schedules");
        for (String schedule : List.of("public", "experiment")) {
            JsonNode energies = schedules.required(schedule).required("energies");
            assertThat(energies.size()).isEqualTo(1);
            assertThat(energies.required(0).required("watts").asDouble()).isEqualTo(0.3);
        }
        JsonNode optimized = schedules.required("optimized");
        JsonNode range = optimized.required("microsecondsRange");
        assertThat(optimized.required("microsecondsPerSample").asDouble())
                .isBetween(
                        range.required("low").asDouble(), range.required("high").asDouble());
        List<String> powers = new ArrayList<>();
        for (JsonNode energy : optimized.required("energies")) {
            powers.add(energy.required("power").asString());
            assertThat(energy.required("millijoulesRange").required("high").asDouble())
                    .isGreaterThan(energy.required("millijoulesPerSample").asDouble());
        }
        assertThat(powers).containsExactly("published for MNIST", "measured in the mobile system");
        assertThat(plan.required("components").size()).isPositive();
        assertThat(Files.readString(folder.resolve("plan.html")))
                .contains("measured in the mobile system", "round trip between FPGA and chip", "interval");
    }

    @Test
    @Tag("slow")
    void aSavedNetworkIsPlannedOnSeveralChips(@TempDir Path folder) throws IOException {
        Network network = Flow.input(new Shape(1, 9, 9))
                .conv2d(3, Window.square(3), 1, Bias.DIGITAL)
                .convertingRelu(2)
                .dense(300)
                .network("saved <one>");
        List<QuantizedNetwork.Mac> macs = new ArrayList<>();
        for (Mac mac : network.macs()) {
            byte[] weights = new byte[mac.inputs() * mac.outputs()];
            byte[] bias = new byte[mac.layer().bias().digital() ? mac.outputs() : 0];
            macs.add(
                    new QuantizedNetwork.Mac(new QuantizedWeights(mac.inputs(), mac.outputs(), weights), bias, 2, 0.5));
        }
        Path file = folder.resolve("saved <one>.synram");
        Files.write(file, NetworkFile.write(new QuantizedNetwork(network, macs, new TreeMap<>())));
        JsonNode plan = plan(folder, file.toString(), "--chips", "3", "--batch", "1", "--preset", "nominal");
        assertThat(plan.required("chips").asInt()).isEqualTo(3);
        assertThat(plan.required("network").asString()).isEqualTo("saved <one>.synram");
        JsonNode layers = plan.required("layers");
        assertThat(layers.required(0).required("shiftedCopies").asInt())
                .as("seven positions of a row of five 3x3 windows and more stand side by side")
                .isGreaterThan(1);
        assertThat(layers.required(1).required("activity").asDouble()).isEqualTo(0.5);
        assertThat(Files.readString(folder.resolve("plan.html"))).contains("saved &lt;one&gt;.synram on 3 chips");
    }

    /** The assumptions are said; the network of the source document has sends and activity of its own. */
    @ParameterizedTest
    @CsvSource({"deep,3", "large,3", "wide,3", "published,0", "mnist,0"})
    void everyNetworkThatTrainKnowsIsPlanned(String name, int assumptions, @TempDir Path folder) {
        JsonNode plan = plan(folder, name);
        assertThat(plan.required("tiles").asInt()).isGreaterThan(6);
        assertThat(plan.required("basis").size()).isEqualTo(assumptions);
    }

    @Test
    void aNetworkInFloatIsPlannedWithAndWithoutData(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("net.onnx");
        Files.write(file, FloatExport.write(KnownNetwork.PUBLISHED.drawn(1).network(), new TreeMap<>()));
        SyntheticDigits.write(folder.resolve("data"), 60, 20);
        JsonNode given = plan(folder, file.toString(), "--num-sends", "3", "--activity", "0.25");
        for (JsonNode layer : given.required("layers")) {
            assertThat(layer.required("numSends").asInt()).isEqualTo(3);
            assertThat(layer.required("activity").asDouble()).isEqualTo(0.25);
        }
        JsonNode measured = plan(
                folder,
                file.toString(),
                "--chip-seed",
                "4",
                "--data",
                folder.resolve("data").toString());
        assertThat(measured.required("basis").required(0).asString())
                .startsWith(
                        "sends of each layer as quantized, and its activity as measured, for simulated chip 4 with 60 samples");
        assertThat(measured.required("layers").required(0).required("activity").asDouble())
                .isNotEqualTo(0.5)
                .isBetween(0.01, 0.99);
        assertThat(measured.required("conversion").toString())
                .isEqualTo("{\"effort\":\"fast\",\"copies\":\"in-batches\"}");
        assertThat(given.has("conversion")).isFalse();
        assertThat(Files.readString(folder.resolve("plan.html"))).contains("Plan of net.onnx", "fast");
        Said resident = Said.by(
                "plan",
                file.toString(),
                "--resident",
                "--no-cache",
                "--data",
                folder.resolve("data").toString(),
                "--out",
                folder.resolve("plan.html").toString());
        assertThat(resident.err())
                .contains(
                        "synram: --resident keeps all weights on the chips, but they do not fit on one; give run or plan at least --chips 2, more if circuits of theirs are defective, or leave it out");
        assertThat(resident.err()).as("refused before").doesNotContain("calibrat");
        assertThat(resident.status()).isEqualTo(2);
    }

    /** Of the options that nothing would come of, the one that was given is named, with what helps. */
    @Test
    void optionsThatWouldNotCountAreRefused(@TempDir Path folder) throws IOException {
        Path inFloat = folder.resolve("net.onnx");
        FloatModel published = KnownNetwork.PUBLISHED.drawn(1);
        Files.write(inFloat, FloatExport.write(published.network(), new TreeMap<>()));
        String network = inFloat.toString();
        String missing = folder.resolve("missing").toString();
        assertMistake(
                "--num-sends is given, but samples determine it; leave it out or plan without samples",
                network,
                "--data",
                missing,
                "--num-sends",
                "3");
        assertMistake(
                "--input-bits converts a network in float with samples; give --data, or leave it out",
                network,
                "--input-bits",
                "auto");
        String quantized = folder.resolve("net.synram").toString();
        ModelFile.write(
                Path.of(quantized),
                published
                        .fitted(new LabelledData(
                                List.of(28, 28), false, new float[28 * 28], new byte[1], List.of("a", "b")))
                        .onChips(0.002)
                        .network());
        assertMistake(
                "--low-latency is given, but net.synram is quantized already; leave it out, or give the network in float, such as network-host.onnx, and --data",
                quantized,
                "--low-latency");
        assertMistake(
                "--convert is given, but net.synram is quantized already; leave it out, or give the network in float, such as network-host.onnx",
                quantized,
                "--convert",
                "thorough",
                "--data",
                missing);
        assertMistake(
                "--num-sends is given, but net.synram has sends of its own; leave it out or give a network in float",
                quantized,
                "--num-sends",
                "3");
        Said both = Said.by("plan", quantized, "--num-sends", "3", "--data", missing);
        assertThat(both.err())
                .isEqualToIgnoringNewLines(
                        "synram: --num-sends is given, but net.synram has sends of its own; leave it out");
        assertThat(both.status()).isEqualTo(2);
    }

    @Test
    void mistakesAreNamed(@TempDir Path folder) throws IOException {
        assertMistake(
                "MODEL: 'nothing' does not exist; give an .onnx, .tflite or .synram file, or a network of the program: mnist, ecg, published, deep, large, wide, heartbeat",
                "nothing");
        assertMistake("--chips is 0; it must be 1..256", "mnist", "--chips", "0");
        assertMistake("--batch is 0; it must be 1..100000000", "mnist", "--batch", "0");
        assertMistake("'99999999999' is too large; give a smaller number", "mnist", "--batch", "99999999999");
        assertMistake("--activity is 1.5; it must be 0..1", "mnist", "--activity", "1.5");
        assertMistake("--power is -1.0; it must be more than 0", "mnist", "--power", "-1");
        Path file = Files.writeString(folder.resolve("broken.synram"), "no network");
        assertMistake("MODEL: " + file + " cannot be read as a network", file.toString());
        assertMistake("Missing required parameter: 'MODEL'");
        assertMistake("--num-sends is 0; it must be 1..10000", "deep", "--num-sends", "0");
        assertMistake(
                "--data: deep is a network of the program, which has no weights; give a file, or leave out --data",
                "deep",
                "--data",
                "mnist");
        assertMistake(
                "--num-sends is given, but mnist has sends of its own; leave it out or give a network in float",
                "mnist",
                "--num-sends",
                "3");
        assertMistake(
                "--low-latency is given, but deep is a network of the program without weights; leave it out, or give a network in float, such as network-host.onnx, and --data",
                "deep",
                "--low-latency");
    }

    private static void assertMistake(String message, String... arguments) {
        List<String> all = new ArrayList<>(List.of("plan"));
        all.addAll(List.of(arguments));
        Said.refused(message, all.toArray(String[]::new));
    }
}
