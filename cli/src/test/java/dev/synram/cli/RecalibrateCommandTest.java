package dev.synram.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.synram.chip.random.CounterRandom;
import dev.synram.data.LabelledData;
import dev.synram.experiment.model.Initializer;
import dev.synram.experiment.model.Model;
import dev.synram.experiment.model.TrainedChips;
import dev.synram.network.FloatNetwork;
import dev.synram.network.Flow;
import dev.synram.network.Network;
import dev.synram.network.file.NetworkFile;
import dev.synram.network.shape.Shape;
import dev.synram.onnx.FloatExport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RecalibrateCommandTest {

    private static final int INPUTS = 16;
    private static final int SAMPLES = 100;
    private static final double GAIN = 0.0019;

    @TempDir
    private static Path folder = Path.of(".");

    private static String network = "";
    private static String inFloat = "";
    private static String data = "";

    @BeforeAll
    static void write() throws IOException {
        Network layers =
                Flow.input(Shape.vector(INPUTS)).dense(12).relu().dense(3).network("net");
        FloatNetwork host = new FloatNetwork(layers, Initializer.parameters(layers, 1));
        inFloat = Files.write(folder.resolve("net.onnx"), FloatExport.write(host, Map.of()))
                .toString();
        float[] values = new float[SAMPLES * INPUTS];
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < values.length; i++) {
            values[i] = CounterRandom.below(1000, 5, i) / 999f;
            rows.append(String.format(Locale.ROOT, "%.4f,", values[i]));
            if (i % INPUTS == INPUTS - 1) {
                rows.append(i / INPUTS % 3).append('\n');
            }
        }
        data = Files.writeString(folder.resolve("d.csv"), rows).toString();
        byte[] file = NetworkFile.write(Model.of("net", host)
                .fitted(LabelledData.of(values, INPUTS, new byte[SAMPLES]))
                .onChips(GAIN)
                .network());
        network = Files.write(folder.resolve("net.synram"), file).toString();
    }

    private static String path(String file) {
        return folder.resolve(file).toString();
    }

    @Test
    void aNetworkIsAdaptedToAChip() {
        Said said = Said.by(
                "recalibrate",
                network,
                "--data",
                data,
                "--chip-seed",
                "2",
                "--calibration-age",
                "168h",
                "--out",
                path("chip2.synram"),
                "--json",
                path("result.json"));
        assertThat(said.status()).isZero();
        assertThat(said.out())
                .contains("corrected by 90 samples without their labels, tested on 10 others", "168 h old")
                .containsPattern("changed on chip 2, whose gain is 0\\.\\d{5} LSB")
                .containsPattern("(instead of \\d+|\\d+) sends");
        JsonNode result =
                JsonMapper.shared().readTree(folder.resolve("result.json").toFile());
        assertThat(result.get("corrections").asInt()).isEqualTo(90);
        assertThat(result.get("samples").asInt()).isEqualTo(10);
        JsonNode chip = result.get("chips").get(0);
        assertThat(chip.get("chipSeed").asInt()).isEqualTo(2);
        assertThat(chip.get("layers")).hasSize(2);
        assertThat(chip.get("layers").get(1).get("rms").asDouble()).isPositive();
        assertThat(chip.get("accuracy").asDouble() - chip.get("accuracyBefore").asDouble())
                .isCloseTo(result.get("difference").get("mean").asDouble(), within(1e-9));
        assertThat(Said.by("inspect", path("chip2.synram")).out())
                .contains("recalibrated", "chip 2, public effort, 168 h old, 90 samples of");
        assertThat(result.get("warnings")).as("it was not trained").isEmpty();
        Said.refused(
                "NETWORK: chip2.synram is recalibrated already (chip 2, public effort, 168 h old",
                "recalibrate",
                "--quiet",
                path("chip2.synram"),
                "--data",
                data);
    }

    /** Only of a network that no other chip was trained with, and that one has errors. */
    @ParameterizedTest
    @CsvSource({
        "nominal,1,1,was trained on chip 7 alone",
        "nominal,1,4,was trained on chips 7 to 10 alone",
        "nominal,8,1,",
        "ideal,1,1,"
    })
    void aNetworkOfOneChipIsNoted(String errors, int fleet, int together, @Nullable String note) throws IOException {
        String chips = new TrainedChips(errors, 7, together, fleet).toString();
        Files.write(
                folder.resolve("trained.synram"),
                NetworkFile.write(
                        NetworkFile.read(Path.of(network)).withProvenance(Map.of(TrainedChips.PROVENANCE, chips))));
        Said said = Said.by("recalibrate", path("trained.synram"), "--data", data, "--json", path("trained.json"));
        JsonNode warnings = JsonMapper.shared()
                .readTree(folder.resolve("trained.json").toFile())
                .get("warnings");
        if (note == null) {
            assertThat(warnings).isEmpty();
            assertThat(said.out()).doesNotContain("note:");
        } else {
            assertThat(warnings.get(0).asString()).startsWith("trained.synram " + note);
            assertThat(said.out()).contains("  note: trained.synram " + note);
        }
    }

    @Test
    void mistakesAreNamed() {
        Said.refused(
                "NETWORK: net.onnx is in float; give a .synram file",
                "recalibrate",
                "--quiet",
                inFloat,
                "--data",
                data);
        Said.refused(
                "--corrections is 0; it must be 1..1000",
                "recalibrate",
                "--quiet",
                network,
                "--data",
                data,
                "--corrections",
                "0");
        Said.refused(
                "--out holds the network of one chip, but 2 chip seeds are given",
                "recalibrate",
                "--quiet",
                network,
                "--data",
                data,
                "--chip-seed",
                "1,2",
                "--out",
                path("x.synram"));
        Said.refused("name a .synram file", "recalibrate", "--quiet", network, "--data", data, "--out", path("x.onnx"));
        Said.refused("NETWORK: ", "recalibrate", "--quiet", path("none.synram"), "--data", data);
    }
}
