package dev.synram.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synram.nir.file.NirFile;
import dev.synram.nir.file.NirModel;
import dev.synram.nir.node.Edge;
import dev.synram.nir.node.Graph;
import dev.synram.nir.node.Input;
import dev.synram.nir.node.LIF;
import dev.synram.nir.node.Output;
import dev.synram.nir.value.Dimensions;
import dev.synram.nir.value.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code spike diff}: two executions of NIR files, and why they differ. */
class NirDiffCommandTest {

    @TempDir
    private Path folder = Path.of(".");

    private String file(String name, double tau) throws IOException {
        return file(name, tau, 0);
    }

    private String file(String name, double tau, double leak) throws IOException {
        Path file = folder.resolve(name);
        Tensor zero = Tensor.vector(0);
        Graph graph = new Graph(
                Map.of(
                        "in", new Input(Dimensions.of(1)),
                        "lif",
                                new LIF(
                                        Tensor.vector(tau),
                                        Tensor.vector(9),
                                        Tensor.vector(leak),
                                        Tensor.vector(0.5),
                                        zero),
                        "out", new Output(Dimensions.of(1))),
                List.of(new Edge("in", "lif"), new Edge("lif", "out")));
        NirFile.write(file, new NirModel(graph));
        return file.toString();
    }

    @Test
    void aFieldIsNamed() throws IOException {
        Path json = folder.resolve("diff.json");
        Said said = Said.by("spike", "diff", file("a.nir", 0.002), file("b.nir", 0.003), "--json", json.toString());
        assertThat(said.status()).as(said.err()).isZero();
        assertThat(said.out())
                .contains("times in seconds (--nir-time)", "first difference: node 'lif', neuron 0")
                .contains("cause: field: node 'lif', tau, in A 0.003 instead of 0.002");
        JsonNode result = JsonMapper.shared().readTree(Files.readAllBytes(json));
        assertThat(result.get("equal").booleanValue()).isFalse();
        assertThat(result.get("causes").get(0).get("field").stringValue()).isEqualTo("tau");
    }

    @Test
    void aSettingIsNamed() throws IOException {
        Said said = Said.by("spike", "diff", file("a.nir", 0.002), "--b-reset", "subtract");
        assertThat(said.out()).contains("cause: reset: reset, in A by subtraction instead of to v reset");
        assertThat(Said.by("spike", "diff", file("a.nir", 0.002)).out()).contains("all spikes are equal");
    }

    @Test
    void theInputCanBeAFile() throws IOException {
        Path input = Files.writeString(folder.resolve("input.csv"), "0.001,0\n0.0011,0,\n".replace(",\n", "\n"));
        Said said = Said.by("spike", "diff", file("a.nir", 0.002), "--input", input.toString());
        assertThat(said.out()).contains("input: 2 spikes in 0.1 s");
        Files.writeString(input, "0.001,7\n");
        Said.refused("the inputs have 1 elements", "spike", "diff", file("a.nir", 0.002), "--input", input.toString());
    }

    @Test
    void mistakesAreRefused() throws IOException {
        Path text = Files.writeString(folder.resolve("text.nir"), "no HDF5");
        Said.refused("no HDF5 file", "spike", "diff", text.toString());
        Said.refused(
                "does not exist", "spike", "diff", folder.resolve("none.nir").toString());
        Said.refused("--rate", "spike", "diff", file("a.nir", 0.002), "--rate", "0");
        Said.refused("dt is 0.0 s", "spike", "diff", file("a.nir", 0.002), "--dt", "0");
        Said.refused("none of s, ms", "spike", "diff", file("a.nir", 0.002), "--nir-time", "h");
    }

    @Test
    void whatTheChipCannotDoIsRefused() throws IOException {
        Said.refused("v_threshold is 0.5, v_leak 9.0", "spike", "diff", file("a.nir", 0.002, 9), "--chip", "--quiet");
        Said.refused(
                "--chip-seed names 2 chips; B is executed on one",
                "spike",
                "diff",
                file("a.nir", 0.002),
                "--chip",
                "--chip-seed",
                "1..2");
        Said.refused(
                "both networks are executed on the host; add --chip",
                "spike",
                "diff",
                file("a.nir", 0.002),
                "--chip-seed",
                "2");
        Said.refused(
                "--b-nir-time and --b-dt can be given",
                "spike",
                "diff",
                file("a.nir", 0.002),
                "--chip",
                "--b-reset",
                "zero");
        Said.refused("--tolerance is -1.0 s", "spike", "diff", file("a.nir", 0.002), "--chip", "--tolerance", "-1");
    }
}
