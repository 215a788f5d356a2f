package dev.synram.network.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synram.files.FileException;
import dev.synram.network.Mac;
import dev.synram.network.Network;
import dev.synram.network.quantization.QuantizedNetwork;
import dev.synram.network.quantization.QuantizedWeights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetworkFileTest {

    private static QuantizedNetwork network() {
        Random random = new Random(1);
        List<QuantizedNetwork.Mac> macs = new ArrayList<>();
        for (Mac mac : Network.mnist().macs()) {
            byte[] weights = new byte[mac.inputs() * mac.outputs()];
            for (int i = 0; i < weights.length; i++) {
                weights[i] = (byte) (random.nextInt(127) - 63);
            }
            macs.add(new QuantizedNetwork.Mac(
                    new QuantizedWeights(mac.inputs(), mac.outputs(), weights), 3 + mac.index()));
        }
        return new QuantizedNetwork(
                Network.mnist(), macs, new TreeMap<>(Map.of("chip", "simulated-nominal-1", "seed", "4")));
    }

    @Test
    void writtenNetworksAreReadBack(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("network.synram");
        QuantizedNetwork network = network();
        Files.write(file, NetworkFile.write(network));
        QuantizedNetwork read = NetworkFile.read(file);
        assertThat(read.network()).isEqualTo(network.network());
        assertThat(read.provenance()).isEqualTo(network.provenance());
        for (int i = 0; i < 3; i++) {
            assertThat(read.macs().get(i).numSends()).isEqualTo(3 + i);
            assertThat(read.macs().get(i).weights().values())
                    .isEqualTo(network.macs().get(i).weights().values());
        }
        assertThat(NetworkFile.write(read))
                .as("the same network, the same bytes")
                .isEqualTo(Files.readAllBytes(file));
    }

    @Test
    void brokenFilesAreRefusedByName(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("broken.synram");
        byte[] whole = NetworkFile.write(network());
        for (int length : new int[] {0, 10, whole.length / 2, whole.length - 1}) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> NetworkFile.read(file))
                    .isInstanceOf(FileException.class)
                    .hasMessageContaining("broken.synram cannot be read as a network");
        }
        assertThatThrownBy(() -> NetworkFile.read(folder.resolve("none"))).hasMessageContaining("none");
    }

    @Test
    void weightsMustFitTheLayers() {
        QuantizedNetwork network = network();
        List<QuantizedNetwork.Mac> swapped = List.of(
                network.macs().get(0), network.macs().get(2), network.macs().get(1));
        assertThatThrownBy(() -> new QuantizedNetwork(network.network(), swapped, new TreeMap<>()))
                .hasMessage("layer dense1 (dense 128) takes 500 x 128 weights, not 128 x 10");
        assertThatThrownBy(() -> new QuantizedNetwork(network.network(), List.of(), new TreeMap<>()))
                .hasMessage("network mnist has 3 multiplications, not 0");
    }
}
