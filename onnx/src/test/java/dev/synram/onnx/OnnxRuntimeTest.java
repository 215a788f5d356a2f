package dev.synram.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.synram.onnx.writer.GraphWriter;
import dev.synram.runtime.FloatRunner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Networks read from files compute the same results as ONNX Runtime. */
class OnnxRuntimeTest {

    private static final int SAMPLES = 3;

    @TempDir
    private Path folder = Path.of(".");

    @Property(tries = 1000, seed = "18")
    void randomNetworksOfAllOperators(@ForAll long seed) throws Exception {
        RandomModel model = new RandomModel(seed);
        Path file = Files.createTempFile("random", ".onnx");
        try {
            ModelBuilder.write(file, model.bytes());
            float[] samples = new float[SAMPLES * model.inputSize()];
            Random random = new Random(seed);
            for (int i = 0; i < samples.length; i++) {
                samples[i] = random.nextFloat();
            }
            float[] expected = OnnxRuntime.run(model.bytes(), samples, SAMPLES, model.input());
            OnnxModel read = OnnxFile.read(file);
            float[] results = run(read, samples);
            assertThat(results).hasSameSizeAs(expected);
            for (int i = 0; i < results.length; i++) {
                assertThat((double) results[i]).isCloseTo(expected[i], within(1e-4));
            }
        } finally {
            Files.delete(file);
        }
    }

    /** Networks that PyTorch trained on MNIST and exported ({@code src/test/python/networks.py}). */
    @ParameterizedTest
    @ValueSource(strings = {"pytorch-published.onnx", "pytorch-residual.onnx"})
    void realNetworks(String name) throws Exception {
        Path file = Path.of(OnnxRuntimeTest.class.getResource(name).toURI());
        float[] samples = new float[50 * 784];
        Random random = new Random(1);
        for (int i = 0; i < samples.length; i++) {
            samples[i] = random.nextInt(4) > 0 ? 0 : random.nextFloat();
        }
        float[] expected = OnnxRuntime.run(Files.readAllBytes(file), samples, 50, 1, 28, 28);
        float[] results = run(OnnxFile.read(file), samples);
        for (int i = 0; i < results.length; i++) {
            assertThat((double) results[i]).isCloseTo(expected[i], within(1e-4));
        }
    }

    /** Joins of one input are legal, and pass it on; as the last node, nothing else names the result. */
    @ParameterizedTest
    @CsvSource({
        "Concat, 1, false",
        "Concat, -1, false",
        "Sum, 0, false",
        "Concat, 1, true",
        "Concat, 2, true",
        "Sum, 0, true"
    })
    void joinsOfOneInput(String operator, int axis, boolean images) throws Exception {
        for (boolean last : new boolean[] {true, false}) {
            ModelBuilder model = new ModelBuilder(17).input("x", images ? new long[] {2, 3, 3} : new long[] {4});
            Random random = new Random(5);
            String value = images
                    ? model.node("Conv", List.of("x", model.floats(drawn(random, 3 * 2 * 4), 3, 2, 2, 2)))
                    : model.node("MatMul", List.of("x", model.floats(drawn(random, 4 * 3), 4, 3)));
            value = operator.equals("Sum")
                    ? model.node(operator, List.of(value))
                    : model.node(operator, List.of(value), GraphWriter.integer("axis", axis));
            byte[] file = model.build(last ? value : model.node("Relu", List.of(value)))
                    .toByteArray();
            int samples = 6;
            long[] dimensions = images ? new long[] {2, 3, 3} : new long[] {4};
            float[] inputs = drawn(random, samples * (images ? 18 : 4));
            float[] expected = OnnxRuntime.run(file, inputs, samples, dimensions);
            OnnxModel read = OnnxFile.read(ModelBuilder.write(folder.resolve("one.onnx"), file));
            float[] results = run(read, inputs);
            assertThat(results).hasSameSizeAs(expected);
            for (int i = 0; i < results.length; i++) {
                assertThat((double) results[i]).isCloseTo(expected[i], within(1e-5));
            }
        }
    }

    private static float[] drawn(Random random, int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    /** Runs a network on samples in the order of the file. */
    static float[] run(OnnxModel model, float[] samples) {
        float[] inMemory = ordered(samples, model.inputOrder(), true);
        try (FloatRunner runner = new FloatRunner(model.network(), 1)) {
            return ordered(runner.run(inMemory), model.outputOrder(), false);
        }
    }

    private static float[] ordered(float[] values, int[] order, boolean intoMemory) {
        float[] result = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            int place = i / order.length * order.length + order[i % order.length];
            result[intoMemory ? place : i] = values[intoMemory ? i : place];
        }
        return result;
    }
}
