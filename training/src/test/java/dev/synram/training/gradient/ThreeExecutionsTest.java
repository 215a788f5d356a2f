package dev.synram.training.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.synram.chip.Chip;
import dev.synram.chip.NoiseKey;
import dev.synram.chip.Vectors;
import dev.synram.compiler.Compiler;
import dev.synram.compiler.plan.Program;
import dev.synram.compiler.target.Target;
import dev.synram.data.LabelledData;
import dev.synram.experiment.conversion.Conversion;
import dev.synram.experiment.conversion.Converted;
import dev.synram.experiment.setting.ConversionSettings;
import dev.synram.network.FloatNetwork;
import dev.synram.network.Network;
import dev.synram.network.NetworkException;
import dev.synram.network.Node;
import dev.synram.network.ValueKind;
import dev.synram.network.layer.ArgMax;
import dev.synram.network.layer.BatchNorm;
import dev.synram.network.layer.ConvertingRelu;
import dev.synram.network.layer.Flatten;
import dev.synram.network.layer.Layer;
import dev.synram.network.layer.Readout;
import dev.synram.network.layer.Requantize;
import dev.synram.network.quantization.Quantization;
import dev.synram.network.quantization.QuantizationOptions;
import dev.synram.network.quantization.QuantizedNetwork;
import dev.synram.network.quantization.Quantizer;
import dev.synram.runtime.ChipCluster;
import dev.synram.runtime.FloatRunner;
import dev.synram.runtime.NetworkRunner;
import dev.synram.runtime.TracedProgram;
import dev.synram.simulator.SimulatedChip;
import dev.synram.simulator.error.ChipParameters;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every layer computes the same in float, on a chip without errors and in training. */
class ThreeExecutionsTest {

    private static final double GAIN = 0x1p-9;
    private static final int SAMPLES = 20;
    private static final int SEEDS = 8;

    /** Roundings of single precision, by the magnitude of the results. */
    private static final double FLOAT_ERROR = 1e-5;

    @BeforeAll
    static void startEngine() {
        Torch.start();
    }

    static Stream<Class<? extends Layer>> layers() {
        return EveryLayer.LAYERS.keySet().stream();
    }

    static IntStream functions() {
        return IntStream.range(0, EveryLayer.functions(1, new Random(0)).size());
    }

    @Test
    void everyLayerHasItsTest() {
        Set<Class<?>> tested = new HashSet<>(EveryLayer.LAYERS.keySet());
        tested.addAll(EveryLayer.ADDED);
        assertThat(tested).isEqualTo(EveryLayer.permitted());
    }

    @ParameterizedTest
    @MethodSource("layers")
    void layersInTraining(Class<? extends Layer> layer) {
        for (long seed = 0; seed < SEEDS; seed++) {
            assertTrainingAgrees(EveryLayer.network(layer, seed));
        }
    }

    @ParameterizedTest
    @MethodSource("functions")
    void functionsOfTheHostInTraining(int function) {
        for (long seed = 0; seed < SEEDS; seed++) {
            assertTrainingAgrees(EveryLayer.network(function, seed));
        }
    }

    private static float[] samples(FloatNetwork network) {
        Random random = new Random(9);
        float[] samples = new float[SAMPLES * network.network().input().size()];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = random.nextInt(32) / 31f;
        }
        return samples;
    }

    private static void assertTrainingAgrees(FloatNetwork network) {
        float[] samples = samples(network);
        List<float[]> expected = FloatRunner.results(network, samples);
        List<Node> nodes = network.network().nodes();
        try (NDManager manager = NDManager.newBaseManager()) {
            FloatForward forward = new FloatForward(network.network());
            LabelledData inputs =
                    LabelledData.of(samples, network.network().input().size(), new byte[SAMPLES]);
            List<NDArray> results = forward.results(
                    manager,
                    forward.input(inputs),
                    network.parameters().stream()
                            .map(weights -> SharedMatrix.of(manager, weights).tensor())
                            .toList());
            for (int i = 1; i < nodes.size(); i++) {
                boolean partOfLoss =
                        nodes.get(i).layer() instanceof Readout || nodes.get(i).layer() instanceof ArgMax;
                float[] wanted = expected.get(partOfLoss ? nodes.get(i).input() : i);
                assertClose(nodes.get(i), results.get(i).toFloatArray(), wanted);
            }
        }
    }

    private static void assertClose(Node node, float[] results, float[] expected) {
        double largest = 1;
        for (float value : expected) {
            largest = Math.max(largest, Math.abs(value));
        }
        assertThat(results).hasSameSizeAs(expected);
        for (int i = 0; i < results.length; i++) {
            assertThat((double) results[i])
                    .as("element %s of %s, %s", i, node.name(), node.layer())
                    .isCloseTo(expected[i], within(FLOAT_ERROR * largest));
        }
    }

    @ParameterizedTest
    @MethodSource("layers")
    void layersOnChips(Class<? extends Layer> layer) {
        Set<Class<?>> seen = new HashSet<>();
        for (long seed = 0; seed < SEEDS; seed++) {
            boolean lowered =
                    layer == ConvertingRelu.class || layer == Requantize.class; // before the next multiplication
            seen.addAll(assertChipAgrees(EveryLayer.network(lowered ? Flatten.class : layer, seed)));
        }
        if (layer != BatchNorm.class) { // folded into the multiplication before it
            assertThat(seen).contains(layer);
        }
    }

    @ParameterizedTest
    @MethodSource("functions")
    void functionsOfTheHostOnChips(int function) {
        for (long seed = 0; seed < SEEDS; seed++) {
            assertChipAgrees(EveryLayer.network(function, seed));
        }
    }

    /** Random networks with samples of 5 to 10 bits, other activations of 5 to 7, on several rows, results on several columns, and constant rows. */
    @ParameterizedTest
    @MethodSource("layers")
    void convertedLayersOnChips(Class<? extends Layer> layer) {
        Set<Class<?>> seen = new HashSet<>();
        for (long seed = 0; seed < SEEDS; seed++) {
            boolean lowered = layer == ConvertingRelu.class || layer == Requantize.class;
            FloatNetwork network = EveryLayer.network(lowered ? Flatten.class : layer, seed);
            Random random = new Random(seed);
            Map<String, Integer> bits = new HashMap<>();
            network.network().macs().forEach(mac -> bits.put(mac.name(), 5 + random.nextInt(mac.index() == 0 ? 6 : 3)));
            float[] samples = samples(network);
            ConversionSettings settings = ConversionSettings.defaults().withInputBits(bits);
            try (Chip chip = new SimulatedChip(1, ChipParameters.ideal(), 1);
                    ChipCluster chips = ChipCluster.withTarget(List.of(chip), Target.of(1), GAIN, 1)) {
                Converted converted = new Conversion(network, samples, 1, true, settings).on(chips, 2);
                seen.addAll(assertChipAgrees(converted.network(), samples));
            }
        }
        if (layer != ArgMax.class) {
            assertThat(seen).containsAll(EveryLayer.ADDED);
        }
    }

    /** Checks every layer for the inputs that it had; returns the kinds of layers. */
    private static Set<Class<?>> assertChipAgrees(FloatNetwork network) {
        float[] samples = samples(network);
        Quantization quantization = new Quantizer(GAIN, QuantizationOptions.IMPORTED)
                .quantize(network, lowered -> FloatRunner.results(lowered, samples));
        return assertChipAgrees(quantization.rounded().withGain(GAIN), samples);
    }

    private static Set<Class<?>> assertChipAgrees(QuantizedNetwork quantized, float[] samples) {
        Vectors inputs = Vectors.of(
                quantized.inputRange().activations(samples),
                quantized.network().input().size());
        Set<Class<?>> seen = new HashSet<>();
        try (Chip chip = new SimulatedChip(1, ChipParameters.ideal(), 1)) {
            Compiler compiler = new Compiler(Target.of(1), 2);
            Program program = compiler.compile(quantized).replicas().getFirst();
            TracedProgram traced =
                    new TracedProgram(ChipCluster.withTarget(List.of(chip), program.target(), GAIN, 1), program);
            for (int mac = 0; mac < quantized.macs().size(); mac++) {
                traced.load(
                        mac,
                        quantized.macs().get(mac).weights(),
                        quantized.macs().get(mac).bias());
            }
            Vectors results =
                    Vectors.zeros(SAMPLES, quantized.network().output().size());
            traced.run(NoiseKey.of(1), inputs, results);
            assertThat(NetworkRunner.onOne(chip, compiler, quantized)
                            .run(NoiseKey.of(1), inputs)
                            .data())
                    .as("results of inference and of training in the loop")
                    .isEqualTo(results.data());
            ChipLayerCheck check = new ChipLayerCheck(quantized, program, traced, SAMPLES);
            for (int i = 1; i < quantized.network().nodes().size(); i++) {
                check.assertAgrees(i);
                seen.add(quantized.network().nodes().get(i).layer().getClass());
            }
        }
        return seen;
    }

    /** What one execution cannot compute is refused when the network is made. */
    @Test
    void whatAChipCannotComputeIsRefused() {
        Network network = EveryLayer.network(BatchNorm.class, 1).network();
        assertThatThrownBy(() -> ValueKind.of(network)).isInstanceOf(NetworkException.class);
        assertThatThrownBy(() -> new QuantizedNetwork(network, List.of(), new TreeMap<>()))
                .isInstanceOf(NetworkException.class);
    }
}
