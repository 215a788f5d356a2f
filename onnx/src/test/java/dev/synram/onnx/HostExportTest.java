package dev.synram.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import dev.synram.chip.Chip;
import dev.synram.chip.NoiseKey;
import dev.synram.chip.Vectors;
import dev.synram.compiler.Compiler;
import dev.synram.compiler.target.Target;
import dev.synram.network.FloatNetwork;
import dev.synram.network.FloatWeights;
import dev.synram.network.Flow;
import dev.synram.network.Network;
import dev.synram.network.Parameter;
import dev.synram.network.function.ChannelSoftmax;
import dev.synram.network.function.ElementFunction;
import dev.synram.network.function.HostFunction;
import dev.synram.network.function.LayerNormalization;
import dev.synram.network.function.PRelu;
import dev.synram.network.layer.HostLayer;
import dev.synram.network.layer.Readout;
import dev.synram.network.quantization.QuantizationOptions;
import dev.synram.network.quantization.QuantizedNetwork;
import dev.synram.network.quantization.Quantizer;
import dev.synram.network.shape.SampleForm;
import dev.synram.network.shape.Shape;
import dev.synram.network.shape.Window;
import dev.synram.runtime.FloatRunner;
import dev.synram.runtime.NetworkRunner;
import dev.synram.simulator.SimulatedChip;
import dev.synram.simulator.error.ChipParameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Functions of the host, readouts and forms of samples in exported files, which ONNX Runtime computes. */
class HostExportTest {

    private static final int SAMPLES = 4;
    private static final double GAIN = 0x1p-9;

    static Stream<HostFunction> functions() {
        Stream<HostFunction> elements = Stream.of(ElementFunction.Kind.values())
                .map(kind -> new ElementFunction(kind, kind == ElementFunction.Kind.CLIP ? -0.25f : 0.3f, 0.6f));
        return Stream.concat(
                elements,
                Stream.of(
                        new PRelu(List.of(0.1f, -0.2f, 0.3f, 1f)),
                        new LayerNormalization(1e-3f),
                        new ChannelSoftmax()));
    }

    private static FloatNetwork network(Flow flow, long seed) {
        Network network = flow.network("hosted");
        Random random = new Random(seed);
        List<FloatWeights> parameters = new ArrayList<>();
        for (Parameter parameter : Parameter.ofFloat(network)) {
            float[] values = new float[parameter.rows() * parameter.columns()];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) (2 * random.nextGaussian() / Math.sqrt(parameter.rows()));
            }
            parameters.add(new FloatWeights(parameter.rows(), parameter.columns(), values));
        }
        return new FloatNetwork(network, parameters);
    }

    private static float[] samples(Network network) {
        Random random = new Random(7);
        float[] samples = new float[SAMPLES * network.input().size()];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = random.nextInt(32) / 31f;
        }
        return samples;
    }

    /** Samples in the order of memory, as users give them. */
    private static float[] given(float[] samples, Shape shape, SampleForm form) {
        int[] order = form.order(shape);
        float[] given = new float[samples.length];
        for (int i = 0; i < given.length; i++) {
            given[i] = samples[i / order.length * order.length + order[i % order.length]];
        }
        return given;
    }

    private static long[] dimensions(SampleForm form) {
        return form.dimensions().stream().mapToLong(Integer::longValue).toArray();
    }

    private static void assertExported(FloatNetwork network, SampleForm form) {
        float[] samples = samples(network.network());
        float[] expected = FloatRunner.results(network, samples).getLast();
        float[] seen = given(samples, network.network().input(), form);
        float[] results = OnnxRuntime.run(FloatExport.write(network, Map.of()), seen, SAMPLES, dimensions(form));
        assertThat(results).hasSameSizeAs(expected);
        for (int i = 0; i < results.length; i++) {
            assertThat((double) results[i])
                    .as("element %s of %s", i, network.network())
                    .isCloseTo(expected[i], within(1e-4 * (1 + Math.abs(expected[i]))));
        }
    }

    /** On pictures, on vectors, and with units. */
    @ParameterizedTest
    @MethodSource("functions")
    void functionsInFloat(HostFunction function) {
        Flow flow = Flow.input(new Shape(2, 5, 4))
                .conv2d(4, Window.square(2))
                .host(function)
                .dense(4)
                .then(new HostLayer(function, 0.5, 0.25));
        assertExported(network(flow, 1), SampleForm.channelsFirst(new Shape(2, 5, 4)));
    }

    @ParameterizedTest
    @EnumSource
    void readouts(Readout.Function function) {
        Flow flow = Flow.input(Shape.vector(6)).dense(5).then(new Readout(function));
        assertExported(network(flow, 2), SampleForm.channelsFirst(Shape.vector(6)));
    }

    /** The exported file takes the samples that users of the network have. */
    @Test
    void formsOfSamples() {
        Shape shape = new Shape(3, 4, 5);
        for (SampleForm form : List.of(
                new SampleForm(List.of(4, 5, 3), true),
                new SampleForm(List.of(60), true),
                new SampleForm(List.of(60), false),
                new SampleForm(List.of(3, 20), false),
                new SampleForm(List.of(3, 4, 5), false))) {
            assertExported(
                    network(Flow.input(shape, form).conv2d(4, Window.square(2)).dense(3), 3), form);
            assertExported(network(Flow.input(shape, form).dense(3), 4), form);
        }
        Shape grey = new Shape(1, 4, 5);
        for (SampleForm form : List.of(new SampleForm(List.of(4, 5), true), new SampleForm(List.of(4, 5, 1), true))) {
            assertExported(
                    network(Flow.input(grey, form).conv2d(4, Window.square(2)).dense(3), 5), form);
        }
        SampleForm square = new SampleForm(List.of(4, 5), true);
        assertExported(network(Flow.input(Shape.vector(20), square).dense(3), 6), square);
    }

    /** Files without newer operators keep the oldest opset. */
    @Test
    void theOpsetIsTheOldestThatHasTheOperators() throws Exception {
        Flow dense = Flow.input(Shape.vector(6)).dense(4);
        assertThat(opset(dense)).isEqualTo(13);
        assertThat(opset(dense.host(new ElementFunction(ElementFunction.Kind.SWISH, 1, 0))))
                .isEqualTo(13);
        assertThat(opset(dense.host(ElementFunction.of(ElementFunction.Kind.HARD_SWISH))))
                .isEqualTo(14);
        assertThat(opset(dense.host(new LayerNormalization(0.1f)))).isEqualTo(17);
        ModelProto gelu = model(dense.host(ElementFunction.of(ElementFunction.Kind.GELU)));
        assertThat(gelu.getOpsetImport(0).getVersion()).isEqualTo(20);
        assertThat(gelu.getIrVersion()).isEqualTo(9);
        assertThat(gelu.getGraph().getNodeList())
                .extracting(NodeProto::getOpType)
                .contains("Gelu");
    }

    private static long opset(Flow flow) throws Exception {
        return model(flow).getOpsetImport(0).getVersion();
    }

    private static ModelProto model(Flow flow) throws Exception {
        return ModelProto.parseFrom(FloatExport.write(network(flow, 1), Map.of()));
    }

    /** The exported chip rounds as the runtime does; single precision may move a result across a tie. */
    @ParameterizedTest
    @MethodSource("functions")
    void functionsOnChips(HostFunction function) {
        SampleForm form = new SampleForm(List.of(5, 4, 2), true);
        Shape shape = new Shape(2, 5, 4);
        FloatNetwork network = network(
                Flow.input(shape, form)
                        .conv2d(4, Window.square(2))
                        .host(function)
                        .dense(4)
                        .host(function)
                        .then(new Readout(Readout.Function.SOFTMAX)),
                8);
        float[] samples = samples(network.network());
        QuantizedNetwork quantized = new Quantizer(GAIN, QuantizationOptions.IMPORTED)
                .quantize(network, lowered -> FloatRunner.results(lowered, samples))
                .rounded()
                .withGain(GAIN);
        byte[] activations = new byte[samples.length];
        for (int i = 0; i < samples.length; i++) {
            activations[i] = (byte) Math.round(31 * samples[i]);
        }
        byte[] results;
        try (Chip chip = new SimulatedChip(1, ChipParameters.ideal(), 1)) {
            results = NetworkRunner.onOne(chip, new Compiler(Target.of(1), 2), quantized)
                    .run(NoiseKey.of(1), Vectors.of(activations, shape.size()))
                    .data();
        }
        float[] exported = OnnxRuntime.run(
                ChipExport.write(quantized, Map.of()), given(samples, shape, form), SAMPLES, dimensions(form));
        assertThat(exported).hasSameSizeAs(results);
        for (int i = 0; i < exported.length; i++) {
            assertThat((double) exported[i]).as("result %s", i).isCloseTo(results[i], within(3.0));
        }
    }
}
