package dev.synram.tflite;

import static dev.synram.tflite.TfliteBuilder.option;
import static dev.synram.tflite.TfliteBuilder.shape;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.synram.onnx.OnnxModel;
import dev.synram.runtime.FloatRunner;
import dev.synram.tflite.Reference.Image;
import dev.synram.tflite.Reference.Square;
import dev.synram.tflite.TfliteBuilder.Option;
import dev.synram.tflite.TfliteBuilder.Scale;
import dev.synram.tflite.schema.TfliteException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Networks from TensorFlow Lite files compute what plain loops over the same numbers compute. */
class TfliteFileTest {

    private static final int ADD = 0;
    private static final int AVERAGE_POOL_2D = 1;
    private static final int CONCATENATION = 2;
    private static final int CONV_2D = 3;
    private static final int DEPTHWISE_CONV_2D = 4;
    private static final int DEQUANTIZE = 6;
    private static final int FULLY_CONNECTED = 9;
    private static final int LOGISTIC = 14;
    private static final int MAX_POOL_2D = 17;
    private static final int RELU = 19;
    private static final int RELU6 = 21;
    private static final int RESHAPE = 22;
    private static final int SOFTMAX = 25;
    private static final int TANH = 28;
    private static final int PAD = 34;
    private static final int MEAN = 40;
    private static final int SQUEEZE = 43;
    private static final int LEAKY_RELU = 98;
    private static final int QUANTIZE = 114;
    private static final int HARD_SWISH = 117;

    private static final byte SAME = 0;
    private static final byte VALID = 1;
    private static final byte NONE = 0;
    private static final byte FUSED_RELU = 1;
    private static final byte FUSED_RELU6 = 3;

    @TempDir
    Path folder;

    private final TfliteBuilder file = new TfliteBuilder();
    private final Random random = new Random(18);
    private float[] sample = {};

    @BeforeEach
    void drawSample() {
        sample = floats(7 * 6 * 3);
    }

    private float[] floats(int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    private Image image() {
        return Image.of(7, 6, 3, sample);
    }

    private float[] run(byte[] bytes) throws Exception {
        OnnxModel model = TfliteFile.read(Files.write(folder.resolve("network.tflite"), bytes));
        int[] in = model.inputOrder();
        float[] ordered = new float[sample.length];
        for (int i = 0; i < in.length; i++) {
            ordered[in[i]] = sample[i];
        }
        try (FloatRunner runner = new FloatRunner(model.network(), 1)) {
            float[] results = runner.run(ordered);
            int[] out = model.outputOrder();
            float[] inOrder = new float[results.length];
            for (int i = 0; i < out.length; i++) {
                inOrder[i] = results[out[i]];
            }
            return inOrder;
        }
    }

    private static void assertClose(float[] results, double[] expected) {
        assertThat(results).hasSize(expected.length);
        for (int i = 0; i < results.length; i++) {
            assertThat((double) results[i]).as("result %s", i).isCloseTo(expected[i], within(1e-4));
        }
    }

    private static Option[] window(byte padding, int stride, Option... more) {
        Option[] options = {option(0, padding), option(1, stride), option(2, stride)};
        return Stream.concat(Arrays.stream(options), Arrays.stream(more)).toArray(Option[]::new);
    }

    private int conv(int input, int output, float[] filters, float[] bias, Option... options) {
        int channels = filters.length / bias.length / 9;
        int weights = file.floats("filters", filters, bias.length, 3, 3, channels);
        file.operator(CONV_2D, new int[] {input, weights, file.floats("bias", bias, bias.length)}, output, options);
        return output;
    }

    @Test
    void convolutionPoolAndDenseLayer() throws Exception {
        float[] filters = floats(5 * 9 * 3);
        float[] bias = floats(5);
        float[] weights = floats(4 * 10);
        float[] denseBias = floats(4);
        int input = file.results("input", 1, 7, 6, 3);
        int conv = conv(
                input, file.results("conv;relu", 1, 4, 3, 5), filters, bias, window(SAME, 2, option(3, FUSED_RELU)));
        int pooled = file.results("pool", 1, 2, 1, 5);
        file.operator(MAX_POOL_2D, new int[] {conv}, pooled, window(VALID, 2, option(3, 2), option(4, 2)));
        int flat = file.results("flat", 1, 10);
        file.operator(RESHAPE, new int[] {pooled, file.integers("shape", -1, 10)}, flat);
        int logits = file.results("logits", 1, 4);
        int[] dense = {flat, file.floats("w", weights, 4, 10), file.floats("b", denseBias, 4)};
        file.operator(FULLY_CONNECTED, dense, logits, option(0, NONE));
        int output = file.results("probabilities", 1, 4);
        file.operator(SOFTMAX, new int[] {logits}, output, option(0, 1f));

        Image features = Reference.conv(image(), filters, bias, new Square(3, 2, true, 1))
                .map(v -> Math.max(0, v));
        Image taken = Reference.pool(features, new Square(2, 2, false, 1), false);
        double[] expected = Reference.softmax(Reference.dense(taken.values(), weights, denseBias));

        assertClose(run(file.build(input, output)), expected);
    }

    @Test
    void quantizedNetworkWithScalesOfChannels() throws Exception {
        Scale in = Scale.of(0.05, 3);
        byte[] filters = integers(4 * 9 * 3);
        Scale perChannel = new Scale(new float[] {0.01f, 0.02f, 0.005f, 0.03f}, new long[] {0, 0, 0, 0}, 0);
        int[] bias = {100, -2000, 300, 70};
        Scale biasScale = new Scale(new float[] {5e-4f, 1e-3f, 2.5e-4f, 1.5e-3f}, new long[] {0, 0, 0, 0}, 0);
        byte[] weights = integers(3 * 4);
        int input = file.results("input", 1, 7, 6, 3);
        int quantized = file.quantizedResults("quantized", TfliteBuilder.INT8, in, 1, 7, 6, 3);
        file.operator(QUANTIZE, new int[] {input}, quantized);
        int conv = file.quantizedResults("conv", TfliteBuilder.INT8, Scale.of(0.1, -128), 1, 7, 6, 4);
        file.operator(
                CONV_2D,
                new int[] {
                    quantized,
                    file.bytes("filters", TfliteBuilder.INT8, perChannel, filters, 4, 3, 3, 3),
                    file.integers("bias", biasScale, bias, 4)
                },
                conv,
                window(SAME, 1, option(3, FUSED_RELU6)));
        int mean = file.quantizedResults("mean", TfliteBuilder.INT8, Scale.of(0.1, -128), 1, 4);
        file.operator(MEAN, new int[] {conv, file.integers("axes", 1, 2)}, mean, option(0, NONE));
        int dense = file.quantizedResults("dense", TfliteBuilder.INT8, Scale.of(0.2, 5), 1, 3);
        file.operator(
                FULLY_CONNECTED,
                new int[] {mean, file.bytes("weights", TfliteBuilder.INT8, Scale.of(0.02, 0), weights, 3, 4), -1},
                dense,
                option(0, NONE));
        int output = file.results("output", 1, 3);
        file.operator(DEQUANTIZE, new int[] {dense}, output);

        float[] real = numbers(filters, i -> perChannel.scales()[i / 27], 0);
        float[] realBias = new float[4];
        for (int i = 0; i < 4; i++) {
            realBias[i] = bias[i] * biasScale.scales()[i];
        }
        Image features = Reference.conv(image(), real, realBias, new Square(3, 1, true, 1))
                .map(v -> Math.clamp(v, 0, 6));
        double[] expected = Reference.dense(features.means(), numbers(weights, _ -> 0.02f, 0), new float[3]);

        assertClose(run(file.build(input, output)), expected);
    }

    private byte[] integers(int count) {
        byte[] values = new byte[count];
        random.nextBytes(values);
        return values;
    }

    /** The scale of an integer by its place. */
    private interface ScaleAt {
        float of(int index);
    }

    private static float[] numbers(byte[] integers, ScaleAt scale, int zeroPoint) {
        float[] values = new float[integers.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (integers[i] - zeroPoint) * scale.of(i);
        }
        return values;
    }

    @Test
    void unsignedWeightsWithZeroPointOfOlderFiles() throws Exception {
        sample = floats(5);
        byte[] weights = integers(2 * 5);
        int input = file.quantizedResults("input", TfliteBuilder.UINT8, Scale.of(0.02, 128), 1, 5);
        int output = file.quantizedResults("output", TfliteBuilder.UINT8, Scale.of(0.1, 100), 1, 2);
        int[] inputs = {
            input,
            file.bytes("weights", TfliteBuilder.UINT8, Scale.of(0.01, 121), weights, 2, 5),
            file.integers("bias", Scale.of(2e-4, 0), new int[] {500, -900}, 2)
        };
        file.operator(FULLY_CONNECTED, inputs, output, option(0, NONE));

        float[] real = new float[weights.length];
        for (int i = 0; i < real.length; i++) {
            real[i] = (Byte.toUnsignedInt(weights[i]) - 121) * 0.01f;
        }
        double[] expected = Reference.dense(
                new Image(1, 1, 5, new double[5])
                        .plus(Image.of(1, 1, 5, sample))
                        .values(),
                real,
                new float[] {0.1f, -0.18f});

        assertClose(run(file.build(input, output)), expected);
    }

    @Test
    void depthwiseConvolutionWithMultiplierAndScalesOfChannels() throws Exception {
        byte[] filters = integers(9 * 6);
        Scale scale = new Scale(new float[] {0.01f, 0.02f, 0.03f, 0.04f, 0.05f, 0.06f}, new long[6], 3);
        float[] bias = floats(6);
        int input = file.results("input", 1, 7, 6, 3);
        int output = file.results("output", 1, 3, 2, 6);
        file.operator(
                DEPTHWISE_CONV_2D,
                new int[] {
                    input,
                    file.bytes("filters", TfliteBuilder.INT8, scale, filters, 1, 3, 3, 6),
                    file.floats("bias", bias, 6)
                },
                output,
                window(VALID, 2, option(3, 2), option(4, FUSED_RELU)));

        float[] real = numbers(filters, i -> scale.scales()[i % 6], 0);
        Image expected = Reference.depthwise(image(), real, bias, new Square(3, 2, false, 1))
                .map(v -> Math.max(0, v));

        assertClose(run(file.build(input, output)), expected.values());
    }

    @Test
    void dilatedAndGroupedConvolutions() throws Exception {
        float[] filters = floats(4 * 9 * 3);
        float[] bias = floats(4);
        float[] grouped = floats(6 * 9 * 2);
        float[] groupedBias = floats(6);
        int input = file.results("input", 1, 7, 6, 3);
        int dilated = conv(
                input,
                file.results("dilated", 1, 7, 6, 4),
                filters,
                bias,
                window(SAME, 1, option(3, FUSED_RELU), option(4, 2), option(5, 2)));
        int output = conv(dilated, file.results("output", 1, 5, 4, 6), grouped, groupedBias, window(VALID, 1));

        Image middle = Reference.conv(image(), filters, bias, new Square(3, 1, true, 2))
                .map(v -> Math.max(0, v));
        Image expected = Reference.conv(middle, grouped, groupedBias, new Square(3, 1, false, 1));

        assertClose(run(file.build(input, output)), expected.values());
    }

    @Test
    void residualBlockWithPadConcatenationAndAverages() throws Exception {
        float[] first = floats(3 * 9 * 3);
        float[] second = floats(3 * 9 * 3);
        float[] bias = floats(3);
        int input = file.results("input", 1, 7, 6, 3);
        int padded = file.results("padded", 1, 9, 8, 3);
        int zeros = file.integers("zeros", TfliteBuilder.Scale.NONE, new int[] {0, 0, 1, 1, 1, 1, 0, 0}, 4, 2);
        file.operator(PAD, new int[] {input, zeros}, padded);
        int left = conv(padded, file.results("left", 1, 7, 6, 3), first, bias, window(VALID, 1));
        int right =
                conv(input, file.results("right", 1, 7, 6, 3), second, bias, window(SAME, 1, option(3, FUSED_RELU)));
        int sum = file.results("sum", 1, 7, 6, 3);
        file.operator(ADD, new int[] {left, right}, sum, option(0, FUSED_RELU));
        int joined = file.results("joined", 1, 7, 6, 6);
        file.operator(CONCATENATION, new int[] {right, sum}, joined, option(0, -1), option(1, NONE));
        int pooled = file.results("pooled", 1, 4, 3, 6);
        file.operator(AVERAGE_POOL_2D, new int[] {joined}, pooled, window(SAME, 2, option(3, 3), option(4, 3)));
        int mean = file.results("mean", 1, 1, 1, 6);
        file.operator(MEAN, new int[] {pooled, file.integers("axes", -3, -2)}, mean, option(0, (byte) 1));
        int output = file.results("output", 1, 6);
        file.operator(SQUEEZE, new int[] {mean}, output);

        Image leftImage = Reference.conv(image().padded(1, 1), first, bias, new Square(3, 1, false, 1));
        Image rightImage =
                Reference.conv(image(), second, bias, new Square(3, 1, true, 1)).map(v -> Math.max(0, v));
        Image sumImage = leftImage.plus(rightImage).map(v -> Math.max(0, v));
        double[] expected = Reference.pool(rightImage.beside(sumImage), new Square(3, 2, true, 1), true)
                .means();

        assertClose(run(file.build(input, output)), expected);
    }

    static Stream<Arguments> functions() {
        return Stream.of(
                Arguments.of("fused RELU_N1_TO_1", 2, (DoubleUnaryOperator) v -> Math.clamp(v, -1, 1)),
                Arguments.of("fused RELU6", 3, (DoubleUnaryOperator) v -> Math.clamp(v, 0, 6)),
                Arguments.of("fused TANH", 4, (DoubleUnaryOperator) Math::tanh));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("functions")
    void fusedActivations(String name, int activation, DoubleUnaryOperator function) throws Exception {
        float[] filters = floats(5 * 9 * 3);
        float[] bias = floats(5);
        int input = file.results("input", 1, 7, 6, 3);
        int output = conv(input, file.results("output", 1, 5, 4, 5), filters, bias, window(VALID, 1, option(3, (byte)
                activation)));

        Image expected = Reference.conv(image(), filters, bias, new Square(3, 1, false, 1))
                .map(function);

        assertClose(run(file.build(input, output)), expected.values());
    }

    static Stream<Arguments> operators() {
        return Stream.of(
                Arguments.of("RELU", RELU, (DoubleUnaryOperator) v -> Math.max(0, v)),
                Arguments.of("RELU6", RELU6, (DoubleUnaryOperator) v -> Math.clamp(v, 0, 6)),
                Arguments.of("LOGISTIC", LOGISTIC, (DoubleUnaryOperator) v -> 1 / (1 + Math.exp(-v))),
                Arguments.of("TANH", TANH, (DoubleUnaryOperator) Math::tanh),
                Arguments.of("LEAKY_RELU", LEAKY_RELU, (DoubleUnaryOperator) v -> v < 0 ? 0.125 * v : v),
                Arguments.of("HARD_SWISH", HARD_SWISH, (DoubleUnaryOperator) v -> v * Math.clamp(v + 3, 0, 6) / 6));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("operators")
    void functionsBetweenLayers(String name, int operator, DoubleUnaryOperator function) throws Exception {
        float[] filters = floats(5 * 9 * 3);
        float[] bias = floats(5);
        float[] more = floats(2 * 9 * 5);
        float[] moreBias = floats(2);
        int input = file.results("input", 1, 7, 6, 3);
        int conv = conv(input, file.results("conv", 1, 7, 6, 5), filters, bias, window(SAME, 1));
        int result = file.results(name, 1, 7, 6, 5);
        file.operator(operator, new int[] {conv}, result, option(0, 0.125f));
        int output = conv(result, file.results("output", 1, 5, 4, 2), more, moreBias, window(VALID, 1));

        Image middle = Reference.conv(image(), filters, bias, new Square(3, 1, true, 1))
                .map(function);
        Image expected = Reference.conv(middle, more, moreBias, new Square(3, 1, false, 1));

        assertClose(run(file.build(input, output)), expected.values());
    }

    @Test
    void halfPrecisionWeightsThatAFileDequantizes() throws Exception {
        sample = floats(5);
        float[] weights = {0.5f, -0.25f, 1.5f, 2, -3, 0.125f, 1, 0, -1, 4};
        int input = file.results("input", 1, 5);
        int stored = file.halves("stored", weights, 2, 5);
        int dequantized = file.results("dequantized", 2, 5);
        file.operator(DEQUANTIZE, new int[] {stored}, dequantized);
        int output = file.results("output", 1, 2);
        file.operator(FULLY_CONNECTED, new int[] {input, dequantized, -1}, output, option(0, NONE));

        double[] expected = Reference.dense(Image.of(1, 1, 5, sample).values(), weights, new float[2]);

        assertClose(run(file.build(input, output)), expected);
    }

    @Test
    void flattensInTheOrderOfTheFile() throws Exception {
        float[] weights = floats(2 * 126);
        int input = file.results("input", 1, 7, 6, 3);
        int output = file.results("output", 1, 2);
        file.operator(
                FULLY_CONNECTED,
                new int[] {input, file.floats("weights", weights, 2, 126), -1},
                output,
                option(0, NONE));

        assertClose(run(file.build(input, output)), Reference.dense(image().values(), weights, new float[2]));
    }

    @Test
    void namesAllUnsupportedOperators() throws Exception {
        int input = file.results("input", 1, 7, 6, 3);
        int gathered = file.results("a", 1, 7, 6, 3);
        file.operator(36, new int[] {input}, gathered);
        int summed = file.results("b", 1, 7, 6, 3);
        file.operator(74, new int[] {gathered}, summed);
        int output = file.results("c", 1, 7, 6, 3);
        file.operator(36, new int[] {summed}, output);
        Path path = Files.write(folder.resolve("network.tflite"), file.build(input, output));

        assertThatThrownBy(() -> TfliteFile.read(path))
                .isInstanceOf(TfliteException.class)
                .hasMessageContaining("network.tflite: ")
                .hasMessageContaining("GATHER ('a', 'c'), SUM ('b')")
                .hasMessageContaining("CONV_2D");
    }

    @Test
    void refusesIntegersWithoutScale() throws Exception {
        int input = file.results("input", 1, 5);
        int output = file.results("output", 1, 2);
        int weights = file.bytes("weights", TfliteBuilder.INT8, Scale.NONE, new byte[10], shape(2, 5));
        file.operator(FULLY_CONNECTED, new int[] {input, weights, -1}, output, option(0, NONE));
        Path path = Files.write(folder.resolve("network.tflite"), file.build(input, output));

        assertThatThrownBy(() -> TfliteFile.read(path))
                .isInstanceOf(TfliteException.class)
                .hasMessageContaining("tensor 'weights' has integers without a scale");
    }
}
