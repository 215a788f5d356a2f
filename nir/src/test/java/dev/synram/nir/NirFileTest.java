package dev.synram.nir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synram.nir.file.NirFile;
import dev.synram.nir.file.NirModel;
import dev.synram.nir.node.Affine;
import dev.synram.nir.node.Conv2d;
import dev.synram.nir.node.CubaLIF;
import dev.synram.nir.node.Edge;
import dev.synram.nir.node.Graph;
import dev.synram.nir.node.LIF;
import dev.synram.nir.node.Node;
import dev.synram.nir.node.Scale;
import dev.synram.nir.value.Dimensions;
import dev.synram.nir.value.Metadata;
import dev.synram.nir.value.NirException;
import dev.synram.nir.value.Padding;
import dev.synram.nir.value.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** NIR files that were written by other tools are read, and ours are read as they were written. */
class NirFileTest {

    @TempDir
    private Path folder = Path.of(".");

    @Test
    void aFileOfNorse() {
        NirModel model = NirFile.read(Resources.file("lif_norse.nir"));
        assertThat(model.version()).isEqualTo("0.1.1");
        assertThat(model.graph().edges())
                .containsExactly(new Edge("input", "0"), new Edge("0", "1"), new Edge("1", "output"));
        LIF lif = (LIF) model.graph().nodes().get("1");
        assertThat(lif.tau()).isEqualTo(Tensor.of(Dimensions.of(1), 0.0025f));
        assertThat(lif.vReset()).as("missing in this version").isEqualTo(Tensor.of(Dimensions.of(1), 0f));
    }

    /** The file is made by {@code src/test/python/files.py}, with arrays in every form that HDF5 offers them. */
    @Test
    void everyKindOfNode() {
        NirModel model = NirFile.read(Resources.file("all-nodes.nir"));
        Map<String, Node> nodes = model.graph().nodes();
        assertThat(nodes.values().stream().map(Node::type).distinct()).hasSize(19);
        assertThat(((Conv2d) nodes.get("conv")).padding()).isEqualTo(Padding.Named.SAME);
        assertThat(((CubaLIF) nodes.get("cubalif")).wIn()).isEqualTo(Tensor.vector(1.5, 1.5, 1.5, 1.5, 1.5));
        assertThat(model.graph().metadata()).containsOnlyKeys("lif");
        assertThat(((Metadata) model.graph().metadata().get("lif").entries().get("trained")).entries())
                .containsOnlyKeys("epochs", "loss");
        // Printed by h5py: in chunks of 30 x 5 with shuffle and checksums, and with the other order of bytes.
        Tensor weight = ((Affine) nodes.get("affine")).weight();
        assertThat(weight.shape()).isEqualTo(Dimensions.of(100, 12));
        assertThat(weight.get(0)).isEqualTo(0.7595195f);
        assertThat(weight.get(65 * 12 + 7)).isEqualTo(-0.41177765f);
        assertThat(weight.get(1199)).isEqualTo(-0.17462221f);
        assertThat(((Scale) nodes.get("scale")).scale().get(4)).isEqualTo(-0.32031244f);
    }

    @Property(tries = 300)
    void graphsAreReadAsTheyWereWritten(@ForAll long seed) throws IOException {
        Random random = new Random(seed);
        NirModel model = new NirModel(
                "1." + random.nextInt(9), new RandomGraph(random).graph(0), new RandomGraph(random).metadata(0));
        Path file = Files.createTempFile("synram-test", ".nir");
        try {
            NirFile.write(file, model);
            byte[] first = Files.readAllBytes(file);
            assertThat(NirFile.read(file)).isEqualTo(model);
            NirFile.write(file, model);
            assertThat(Files.readAllBytes(file)).as("same bytes").isEqualTo(first);
        } finally {
            Files.delete(file);
        }
    }

    /** The comparison above can fail: the last bit of one number counts. */
    @Test
    void oneBitCounts() {
        Graph graph = new Graph(Map.of("a", new Scale(Tensor.vector(1, 2))), List.of(new Edge("a", "a")));
        Graph other = graph.with("a", new Scale(Tensor.vector(1, Math.nextUp(2))));
        assertThat(other).isNotEqualTo(graph);
        assertThat(graph.with("a", new Scale(Tensor.vector(1, 2)))).isEqualTo(graph);
    }

    @Test
    void anExistingFileIsKeptIfWritingFails() throws IOException {
        Path file = folder.resolve("a.nir");
        Files.writeString(file, "before");
        NirModel unconnected = new NirModel(new Graph(Map.of("a", new Scale(Tensor.vector(1))), List.of()));
        assertThatThrownBy(() -> NirFile.write(file, unconnected))
                .isInstanceOf(NirException.class)
                .hasMessageContaining("without edges");
        assertThat(file).hasContent("before");
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void whatIsNoNirFileIsRefused() throws IOException {
        Path file = folder.resolve("text.nir");
        Files.writeString(file, "no HDF5\n".repeat(1000));
        assertThatThrownBy(() -> NirFile.read(file))
                .isInstanceOf(NirException.class)
                .hasMessageContainingAll("text.nir", "no HDF5 file");
        assertThatThrownBy(() -> NirFile.read(folder.resolve("none.nir")))
                .isInstanceOf(NirException.class)
                .hasMessageContainingAll("none.nir", "does not exist");
        assertThatThrownBy(() -> NirFile.read(folder)).isInstanceOf(NirException.class);
    }
}
