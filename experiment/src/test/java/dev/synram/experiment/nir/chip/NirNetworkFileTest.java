package dev.synram.experiment.nir.chip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synram.experiment.spiking.trained.SampleNetwork;
import dev.synram.experiment.spiking.trained.TrainedSpikingNetwork;
import dev.synram.nir.execution.Semantics;
import dev.synram.nir.file.NirFile;
import dev.synram.nir.file.NirModel;
import dev.synram.nir.value.Metadata;
import dev.synram.nir.value.NirException;
import dev.synram.nir.value.Text;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NirNetworkFileTest {

    @TempDir
    private Path folder = Path.of(".");

    private final TrainedSpikingNetwork network = SampleNetwork.make();

    @Test
    void aNetworkIsReadAsItWasWritten() throws IOException {
        Path file = folder.resolve("net.nir");
        NirNetworkFile.write(file, network, network.hostModel());
        TrainedSpikingNetwork read = NirNetworkFile.read(file);
        assertThat(read.model().topology()).isEqualTo(network.model().topology());
        for (int i = 0; i < 2; i++) {
            assertThat(read.model().weights().get(i))
                    .containsExactly(network.hostModel().weights().get(i));
        }
        assertThat(read.scaling()).isEqualTo(network.scaling());
        assertThat(read.encoding()).isEqualTo(network.encoding());
        assertThat(read.grid()).isEqualTo(network.grid());
        assertThat(read.training()).isEqualTo(network.training());
    }

    @Test
    void aGraphOfAnotherToolIsNoTrainedNetwork() throws IOException {
        refused(Metadata.NONE, "does not say how samples become spikes");
    }

    @Test
    void aDamagedDescriptionIsRefused() throws IOException {
        refused(
                new Metadata(Map.of(NirNetworkFile.DESCRIPTION, new Text("{\"format\": \"other\", \"version\": 1}"))),
                "the text 'synram' of its metadata: it is of format other, version 1");
        refused(new Metadata(Map.of(NirNetworkFile.DESCRIPTION, new Text("no JSON"))), "the text 'synram'");
    }

    private void refused(Metadata metadata, String why) throws IOException {
        Path file = folder.resolve("other.nir");
        NirFile.write(file, new NirModel(NirModel.VERSION, ModelGraph.of(network.model(), Semantics.DT), metadata));
        assertThatThrownBy(() -> NirNetworkFile.read(file))
                .isInstanceOf(NirException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining(why);
    }
}
