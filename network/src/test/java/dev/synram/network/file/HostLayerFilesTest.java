package dev.synram.network.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synram.contract.file.Damage;
import dev.synram.files.JsonFields;
import dev.synram.network.Flow;
import dev.synram.network.Network;
import dev.synram.network.function.ChannelSoftmax;
import dev.synram.network.function.ElementFunction;
import dev.synram.network.function.HostFunction;
import dev.synram.network.function.LayerNormalization;
import dev.synram.network.function.PRelu;
import dev.synram.network.layer.HostLayer;
import dev.synram.network.layer.Input;
import dev.synram.network.layer.Layer;
import dev.synram.network.layer.Readout;
import dev.synram.network.quantization.QuantizedNetwork;
import dev.synram.network.quantization.QuantizedWeights;
import dev.synram.network.shape.SampleForm;
import dev.synram.network.shape.Shape;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Layers of the host, forms of samples and readouts in files. */
class HostLayerFilesTest {

    private static HostFunction function(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> {
                List<Float> slopes = new ArrayList<>();
                for (int c = random.nextInt(5); c >= 0; c--) {
                    slopes.add((float) random.nextGaussian());
                }
                yield new PRelu(slopes);
            }
            case 1 -> new LayerNormalization(random.nextFloat());
            case 2 -> new ChannelSoftmax();
            default -> {
                ElementFunction.Kind[] kinds = ElementFunction.Kind.values();
                float alpha = random.nextFloat() - 1.5f;
                yield new ElementFunction(kinds[random.nextInt(kinds.length)], alpha, alpha + random.nextFloat());
            }
        };
    }

    private static Layer written(Layer layer) {
        JsonFields fields = JsonFields.parse(LayerJson.write(layer).toString().getBytes(StandardCharsets.UTF_8));
        Layer read = LayerJson.read(fields);
        fields.requireAllTaken();
        return read;
    }

    @Property(tries = 1000)
    void functionsOfTheHostAreReadBack(@ForAll long seed) {
        Random random = new Random(seed);
        HostLayer layer = new HostLayer(
                function(random), Math.exp(random.nextGaussian() * 9), Math.exp(random.nextGaussian() * 9));
        assertThat(written(layer)).isEqualTo(layer);
    }

    @Example
    void formsAndReadoutsAreReadBack() {
        Shape shape = new Shape(3, 4, 5);
        for (SampleForm form : List.of(
                new SampleForm(List.of(60), false),
                new SampleForm(List.of(60), true),
                new SampleForm(List.of(4, 5, 3), true),
                SampleForm.channelsFirst(shape))) {
            Input input = new Input(shape, true, form);
            assertThat(written(input)).isEqualTo(input);
        }
        for (Readout.Function function : Readout.Function.values()) {
            assertThat(written(new Readout(function))).isEqualTo(new Readout(function));
        }
        assertThatThrownBy(() -> LayerJson.read(JsonFields.parse("""
                {"type": "input", "signed": false, "channels": 3, "height": 4, "width": 5, "samples": [5, 4],
                 "channelsLast": true}
                """.getBytes(StandardCharsets.UTF_8))))
                .hasMessage("samples with dimensions [5, 4] do not have the elements of 3 x 4 x 5");
        assertThatThrownBy(() -> LayerJson.read(JsonFields.parse("""
                {"type": "host", "function": "clip", "parameters": [1], "inputUnit": 1, "outputUnit": 1}
                """.getBytes(StandardCharsets.UTF_8))))
                .hasMessageContaining("parameters has 1 numbers; expected 2");
        assertThatThrownBy(() -> LayerJson.read(JsonFields.parse("""
                {"type": "host", "function": "sine", "parameters": [], "inputUnit": 1, "outputUnit": 1}
                """.getBytes(StandardCharsets.UTF_8))))
                .hasMessageContaining("unknown function sine");
    }

    private static QuantizedNetwork network() {
        Network network = Flow.input(new Shape(2, 2, 1), new SampleForm(List.of(2, 1, 2), true))
                .dense(3)
                .host(new ElementFunction(ElementFunction.Kind.LEAKY_RELU, 0.25f, 0))
                .convertingRelu(2)
                .dense(2)
                .then(new Readout(Readout.Function.LOG_SOFTMAX))
                .network("hosted");
        List<QuantizedNetwork.Mac> macs = List.of(
                new QuantizedNetwork.Mac(new QuantizedWeights(4, 3, new byte[12]), 1),
                new QuantizedNetwork.Mac(new QuantizedWeights(3, 2, new byte[6]), 1));
        return new QuantizedNetwork(network, macs, 0.002, 1, 0.125, new TreeMap<>());
    }

    @Example
    void networksAreReadBack() throws IOException {
        assertThat(read(NetworkFile.write(network())))
                .usingRecursiveComparison()
                .isEqualTo(network());
    }

    private static QuantizedNetwork read(byte[] content) throws IOException {
        Path file = Files.createTempFile("network", ".synram");
        try {
            Files.write(file, content);
            return NetworkFile.read(file);
        } finally {
            Files.delete(file);
        }
    }

    /** Files of version 3 have no form of samples, so it is that which version 3 took: channels first. */
    @Example
    void filesOfTheVersionBeforeAreRead() throws IOException {
        Map<String, byte[]> entries = new TreeMap<>();
        entries.put("network.json", """
                {"format": "synram-network", "version": 3, "name": "old", "gain": 0.002, "largestInput": 1.0,
                 "layers": [
                   {"name": "input", "inputs": [], "type": "input", "signed": false, "channels": 2, "height": 2, "width": 1},
                   {"name": "dense1", "inputs": [0], "type": "dense", "outputs": 3, "digitalBias": false, "biasRows": 0},
                   {"name": "softmax1", "inputs": [1], "type": "softmax"}],
                 "multiplications": [{"inputs": 4, "outputs": 3, "numSends": 2, "activity": 1.0, "bias": []}],
                 "provenance": {"chip": "simulated"}}
                """.getBytes(StandardCharsets.UTF_8));
        entries.put("weights-0.int8", new byte[12]);
        QuantizedNetwork read = read(Damage.archive(entries));
        assertThat(read.network())
                .isEqualTo(Flow.input(new Shape(2, 2, 1)).dense(3).softmax().network("old"));
        assertThat(read.network().nodes().getFirst().layer())
                .isEqualTo(new Input(new Shape(2, 2, 1), false, new SampleForm(List.of(2, 2, 1), false)));
        assertThat(read.outputUnit()).as("unknown").isZero();
        assertThat(read(NetworkFile.write(read)).network()).isEqualTo(read.network());
    }
}
