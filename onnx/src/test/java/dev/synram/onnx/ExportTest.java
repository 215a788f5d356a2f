package dev.synram.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.synram.chip.Chip;
import dev.synram.chip.NoiseKey;
import dev.synram.chip.Vectors;
import dev.synram.chip.geometry.ChipGeometry;
import dev.synram.compiler.Compiler;
import dev.synram.compiler.target.Target;
import dev.synram.network.FloatNetwork;
import dev.synram.network.FloatWeights;
import dev.synram.network.Flow;
import dev.synram.network.Network;
import dev.synram.network.Parameter;
import dev.synram.network.layer.Bias;
import dev.synram.network.layer.Input;
import dev.synram.network.layer.Requantize;
import dev.synram.network.quantization.CrossLayerEqualization;
import dev.synram.network.quantization.Quantization;
import dev.synram.network.quantization.QuantizationOptions;
import dev.synram.network.quantization.QuantizedNetwork;
import dev.synram.network.quantization.Quantizer;
import dev.synram.network.shape.Shape;
import dev.synram.network.shape.Window;
import dev.synram.runtime.FloatRunner;
import dev.synram.runtime.NetworkRunner;
import dev.synram.simulator.SimulatedChip;
import dev.synram.simulator.error.ChipParameters;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Exported networks run in ONNX Runtime with the same results. */
class ExportTest {

    private static final int SAMPLES = 3;

    /**
     * LSB per unit of an ideal chip with its reset potential in the middle of the range, as in the simulator's tests.
     */
    private static final double GAIN = 0x1p-9;

    private static OnnxModel read(byte[] model) throws Exception {
        Path file = Files.createTempFile("export", ".onnx");
        try {
            Files.write(file, model);
            return OnnxFile.read(file);
        } finally {
            Files.delete(file);
        }
    }

    private static float[] samples(int count, long seed) {
        Random random = new Random(seed);
        float[] samples = new float[count];
        for (int i = 0; i < count; i++) {
            samples[i] = random.nextFloat();
        }
        return samples;
    }

    private static Input input(Network network) {
        return (Input) network.nodes().getFirst().layer();
    }

    private static long[] dimensions(Network network) {
        return input(network).form().dimensions().stream()
                .mapToLong(Integer::longValue)
                .toArray();
    }

    /** Samples in the order of memory, in the order in which users give them. */
    private static float[] given(float[] samples, Network network) {
        int[] order = input(network).form().order(network.input());
        float[] given = new float[samples.length];
        for (int i = 0; i < samples.length; i++) {
            given[i] = samples[i / order.length * order.length + order[i % order.length]];
        }
        return given;
    }

    private static void assertSame(float[] results, float[] expected) {
        assertThat(results).hasSameSizeAs(expected);
        for (int i = 0; i < results.length; i++) {
            assertThat((double) results[i]).isCloseTo(expected[i], within(1e-4));
        }
    }

    @Property(tries = 200)
    void floatNetworks(@ForAll long seed) throws Exception {
        FloatNetwork network = read(new RandomModel(seed).bytes()).network();
        Shape input = network.network().input();
        float[] samples = samples(SAMPLES * input.size(), seed);
        float[] expected = FloatRunner.results(network, samples).getLast();

        byte[] written = FloatExport.write(network, Map.of("seed", Long.toString(seed)));
        float[] seen = given(samples, network.network());
        assertSame(OnnxRuntime.run(written, seen, SAMPLES, dimensions(network.network())), expected);
        assertSame(OnnxRuntimeTest.run(read(written), seen), expected);
    }

    /** Cross-layer equalization changes no results. */
    @Property(tries = 200)
    void equalizedNetworks(@ForAll long seed) throws Exception {
        FloatNetwork network = read(new RandomModel(seed).bytes()).network();
        float[] samples = samples(20 * network.network().input().size(), seed);
        List<float[]> before = FloatRunner.results(network, samples);
        FloatNetwork equalized = CrossLayerEqualization.of(network, before);
        float[] expected = before.getLast();
        float[] results = FloatRunner.results(equalized, samples).getLast();
        for (int i = 0; i < results.length; i++) {
            assertThat((double) results[i]).isCloseTo(expected[i], within(1e-3 * (1 + Math.abs(expected[i]))));
        }
    }

    /** The third channel is always 0 after the ReLU: it is scaled by the largest factor, 8. */
    @Test
    void channelsOfAChainGetTheSameRange() {
        Flow flow = Flow.input(new Shape(1, 1, 1)).dense(3).relu().dense(2);
        FloatNetwork network = new FloatNetwork(
                flow.network("chain"),
                List.of(
                        new FloatWeights(1, 3, new float[] {1, 0.25f, -2}),
                        new FloatWeights(3, 2, new float[] {1, 2, 4, 8, 16, 32})));
        FloatNetwork equalized =
                CrossLayerEqualization.of(network, FloatRunner.results(network, new float[] {1, 0.5f}));
        assertThat(equalized.parameters().getFirst().values()).containsExactly(1, 1, -16);
        assertThat(equalized.parameters().getLast().values()).containsExactly(1, 2, 1, 2, 2, 4);
    }

    private static QuantizedNetwork quantized(FloatNetwork network, long seed) {
        float[] calibration = samples(20 * network.network().input().size(), ~seed);
        Quantization quantization = new Quantizer(GAIN, QuantizationOptions.IMPORTED)
                .quantize(network, lowered -> FloatRunner.results(lowered, calibration));
        return quantization.rounded().withGain(GAIN);
    }

    private static Vectors onIdealChip(QuantizedNetwork network, Vectors activations) {
        try (Chip chip = new SimulatedChip(1, ChipParameters.ideal(), 1)) {
            return NetworkRunner.onOne(chip, new Compiler(Target.of(1), 2), network)
                    .run(NoiseKey.of(1), activations);
        }
    }

    /** A chip without errors and the exported network agree except for roundings of single precision. */
    @Property(tries = 100)
    void networksOfChips(@ForAll long seed) throws Exception {
        FloatNetwork network = read(new RandomModel(seed).bytes()).network();
        QuantizedNetwork quantized;
        try {
            quantized = quantized(network, seed);
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageContaining("activations"); // it adds the network's inputs, which cannot be scaled
            return;
        }
        // Larger matrices are divided into tiles, whose results are rounded separately.
        Assume.that(quantized.network().macs().stream().allMatch(mac -> mac.inputs() <= ChipGeometry.SIGNED_INPUTS));
        assertAgree(quantized, seed);
    }

    private static void assertAgree(QuantizedNetwork quantized, long seed) {
        Shape input = quantized.network().input();
        byte[] activations = new byte[20 * input.size()];
        float[] samples = new float[activations.length];
        Random random = new Random(seed);
        for (int i = 0; i < samples.length; i++) {
            activations[i] = (byte) random.nextInt(32);
            samples[i] = activations[i] / 31f;
        }
        Vectors results = onIdealChip(quantized, Vectors.of(activations, input.size()));
        float[] exported = OnnxRuntime.run(
                ChipExport.write(quantized, Map.of()),
                given(samples, quantized.network()),
                20,
                dimensions(quantized.network()));
        int different = 0;
        for (int i = 0; i < exported.length; i++) {
            assertThat((double) exported[i]).isCloseTo(results.data()[i], within(3.0));
            different += exported[i] == results.data()[i] ? 0 : 1;
        }
        assertThat(different).isLessThanOrEqualTo(exported.length / 20);
    }

    /** Every other result of the host lies in the middle between two integers. */
    @Test
    void tiesOfTheHost() throws Exception {
        networksOfChips(-246_753_637_013_884_142L);
    }

    /** A network whose host computes only what a ReLU drops, which no range limits. */
    @Test
    void resultsOfTheHostThatAreAllDropped() throws Exception {
        networksOfChips(10_540);
    }

    @Test
    void biasesOnTheArrayAndSignedActivations() throws Exception {
        Flow flow = Flow.input(new Shape(2, 5, 5))
                .conv2d(4, Window.square(3).padding(1), 2, Bias.ON_ARRAY)
                .then(new Requantize(1))
                .conv2d(6, Window.square(3).stride(2))
                .convertingRelu(2)
                .averagePool(2)
                .dense(4, Bias.DIGITAL);
        Random random = new Random(4);
        List<FloatWeights> parameters = Parameter.ofChip(flow.network("mixed")).stream()
                .map(parameter -> {
                    float[] values = new float[parameter.rows() * parameter.columns()];
                    for (int i = 0; i < values.length; i++) {
                        boolean apart = parameter.rows() == 19 && i / 4 < 18 && (i / 4) % 2 != (i % 4) / 2;
                        values[i] = apart ? 0 : random.nextInt(41) - 20;
                    }
                    return new FloatWeights(parameter.rows(), parameter.columns(), values);
                })
                .toList();
        QuantizedNetwork network = Quantization.round(flow.network("mixed"), parameters, List.of(3, 9, 7));
        assertThatThrownBy(() -> ChipExport.write(network, Map.of())).hasMessageContaining("gain");
        assertAgree(network.withGain(GAIN), 5);
    }
}
