package dev.synram.experiment.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synram.data.LabelledData;
import dev.synram.network.quantization.QuantizedNetwork;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelFileTest {

    @TempDir
    private Path folder = Path.of(".");

    private static QuantizedNetwork network() {
        float[] values = new float[20 * 784];
        Random random = new Random(1);
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextFloat();
        }
        return KnownNetwork.PUBLISHED
                .drawn(1)
                .fitted(LabelledData.of(values, 784, new byte[20]))
                .onChips(0.002)
                .network();
    }

    @Test
    void networksAreWrittenByTheirName() {
        QuantizedNetwork network = network();
        Path quantized = folder.resolve("net.synram");
        ModelFile.write(quantized, network);
        assertThat(Model.read(quantized)).isInstanceOf(QuantizedModel.class);
        Path inFloat = folder.resolve("net.onnx");
        ModelFile.write(inFloat, network);
        assertThat(Model.read(inFloat)).isInstanceOf(FloatModel.class);
        assertThat(Model.read(inFloat).outputs()).isEqualTo(10);
    }

    @Test
    void filesOfOtherToolsAreReadByTheirName() throws Exception {
        byte[] empty = new byte[100];
        Path lite = Files.write(folder.resolve("net.TFLITE"), empty);
        assertThatThrownBy(() -> Model.read(lite))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("no TensorFlow Lite file");
        Path onnx = Files.write(folder.resolve("net.onnx"), empty);
        assertThatThrownBy(() -> Model.read(onnx))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("ONNX");
    }

    @Test
    void otherNamesAndFoldersAreRefused() {
        QuantizedNetwork network = network();
        assertThatThrownBy(() -> ModelFile.write(folder.resolve("net.txt"), network))
                .isInstanceOf(ModelException.class)
                .hasMessageEndingWith("net.txt' is not a valid name for a network; it must end with .synram or .onnx");
        assertThatThrownBy(() -> ModelFile.write(folder.resolve("missing/net.synram"), network))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("cannot be written: ");
    }
}
