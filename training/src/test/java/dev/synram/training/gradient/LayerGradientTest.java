package dev.synram.training.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.synram.chip.Vectors;
import dev.synram.kernel.data.Ramp;
import dev.synram.kernel.parallel.Workers;
import dev.synram.kernel.provider.KernelProvider;
import dev.synram.network.Mac;
import dev.synram.network.Network;
import dev.synram.network.layer.Conv2d;
import dev.synram.network.layer.ConvertingRelu;
import dev.synram.network.layer.Dense;
import dev.synram.network.layer.Im2col;
import dev.synram.network.layer.UnaryLayer;
import dev.synram.network.shape.Shape;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class LayerGradientTest {

    @Property(tries = 60)
    void gradientsAreSumsOverVectors(
            @ForAll boolean dense,
            @ForAll @IntRange(min = 1, max = 4) int kernel,
            @ForAll @IntRange(min = 1, max = 3) int stride,
            @ForAll @IntRange(max = 1) int padding,
            @ForAll @IntRange(min = 1, max = 70) int outputs,
            @ForAll @IntRange(min = 1, max = 90) int samples,
            @ForAll long seed) {
        Random random = new Random(seed);
        UnaryLayer layer = dense ? new Dense(outputs) : new Conv2d(outputs, kernel, stride, padding);
        Mac mac = mac(new Shape(2, 5, 6), layer);
        Vectors inputs = Vectors.zeros(samples, mac.input().size());
        for (int i = 0; i < inputs.data().length; i++) {
            inputs.data()[i] = (byte) random.nextInt(32);
        }
        float[] weights = floats(random, mac.inputs() * mac.outputs());
        byte[] causes = new byte[inputs.data().length];
        random.nextBytes(causes);
        Ramp slopes = new Slopes(SaturationGradient.ZERO).at(causes, new ConvertingRelu(1));
        float[] byWeights = new float[weights.length];
        float[] byInputs = new float[inputs.data().length];
        float[] onThree = new float[weights.length];
        float[] byInputsOnThree = new float[byInputs.length];
        float[] byResults = new float[0];
        try (Workers one = new Workers(1);
                Workers three = new Workers(3)) {
            LayerGradient gradient = new LayerGradient(mac, one, KernelProvider.best());
            byResults = gradient.resultGradients(samples);
            float[] drawn = floats(random, samples * mac.positions() * outputs);
            System.arraycopy(drawn, 0, byResults, 0, drawn.length);
            gradient.byWeights(inputs, byResults, 0.25f, byWeights);
            gradient.byInputs(samples, weights, byResults, 0.25f, slopes, byInputs);
            LayerGradient threaded = new LayerGradient(mac, three, KernelProvider.best());
            threaded.byWeights(inputs, byResults, 0.25f, onThree);
            threaded.byInputs(samples, weights, byResults, 0.25f, slopes, byInputsOnThree);
        }
        assertThat(onThree).isEqualTo(byWeights);
        assertThat(byInputsOnThree).isEqualTo(byInputs);
        assertByWeights(mac, inputs, byResults, byWeights);
        assertByInputs(mac, samples, weights, byResults, causes, byInputs);
    }

    /** Parts of a convolution in groups give the bits of the whole matrix, in which the weights between groups are 0. */
    @Property(tries = 60)
    void groupsAreThoseOfTheWholeMatrix(
            @ForAll @IntRange(min = 2, max = 40) int groups,
            @ForAll @IntRange(min = 1, max = 3) int channels,
            @ForAll @IntRange(min = 1, max = 40) int outputs,
            @ForAll @IntRange(min = 1, max = 3) int kernel,
            @ForAll @IntRange(min = 1, max = 30) int samples,
            @ForAll long seed) {
        Random random = new Random(seed);
        Shape input = new Shape(groups * channels, 4, 3);
        Conv2d whole = new Conv2d(groups * outputs, kernel, 1, kernel / 2);
        Mac mac = mac(input, whole);
        Mac grouped = mac(input, new Conv2d(whole.outputs(), whole.window(), groups, whole.bias()));
        Vectors inputs = Vectors.zeros(samples, input.size());
        for (int i = 0; i < inputs.data().length; i++) {
            inputs.data()[i] = (byte) random.nextInt(32);
        }
        float[] weights = floats(random, mac.inputs() * mac.outputs());
        for (int i = 0; i < weights.length; i++) {
            weights[i] = connects(grouped, i) ? weights[i] : 0;
        }
        float[] byWeights = new float[weights.length];
        float[] byWeightsOfWhole = new float[weights.length];
        float[] byInputs = new float[inputs.data().length];
        float[] byInputsOfWhole = new float[inputs.data().length];
        try (Workers workers = new Workers(2)) {
            LayerGradient gradient = new LayerGradient(grouped, workers, KernelProvider.best());
            float[] byResults = gradient.resultGradients(samples);
            float[] drawn = floats(random, samples * mac.positions() * mac.outputs());
            System.arraycopy(drawn, 0, byResults, 0, drawn.length);
            gradient.byWeights(inputs, byResults, 0.25f, byWeights);
            gradient.byInputs(samples, weights, byResults, 0.25f, null, byInputs);
            LayerGradient ofWhole = new LayerGradient(mac, workers, KernelProvider.best());
            ofWhole.byWeights(inputs, byResults, 0.25f, byWeightsOfWhole);
            ofWhole.byInputs(samples, weights, byResults, 0.25f, null, byInputsOfWhole);
        }
        for (int i = 0; i < weights.length; i++) {
            assertThat(byWeights[i]).isEqualTo(connects(grouped, i) ? byWeightsOfWhole[i] : 0f);
        }
        assertThat(byInputs).isEqualTo(byInputsOfWhole);
    }

    private static Mac mac(Shape input, UnaryLayer layer) {
        return new Network("one", input, List.of(layer)).macs().getFirst();
    }

    private static boolean connects(Mac mac, int weight) {
        return mac.connects(weight / mac.outputs(), weight % mac.outputs());
    }

    private static void assertByWeights(Mac mac, Vectors inputs, float[] byResults, float[] byWeights) {
        double[] expected = new double[byWeights.length];
        for (int v = 0; v < inputs.count() * mac.positions(); v++) {
            for (int i = 0; i < mac.inputs(); i++) {
                int element = mac.im2col().source()[v % mac.positions() * mac.inputs() + i];
                int input = element == Im2col.PADDING ? 0 : inputs.data()[inputs.start(v / mac.positions()) + element];
                for (int o = 0; o < mac.outputs(); o++) {
                    expected[i * mac.outputs() + o] += 0.25 * input * byResults[v * mac.outputs() + o];
                }
            }
        }
        for (int i = 0; i < expected.length; i++) {
            assertThat((double) byWeights[i]).isCloseTo(expected[i], within(2e-2));
        }
    }

    private static void assertByInputs(
            Mac mac, int samples, float[] weights, float[] byResults, byte[] causes, float[] byInputs) {
        double[] expected = new double[byInputs.length];
        for (int v = 0; v < samples * mac.positions(); v++) {
            for (int i = 0; i < mac.inputs(); i++) {
                int element = mac.im2col().source()[v % mac.positions() * mac.inputs() + i];
                if (element == Im2col.PADDING) {
                    continue;
                }
                for (int o = 0; o < mac.outputs(); o++) {
                    expected[v / mac.positions() * mac.input().size() + element] +=
                            0.25 * weights[i * mac.outputs() + o] * byResults[v * mac.outputs() + o];
                }
            }
        }
        for (int i = 0; i < expected.length; i++) {
            boolean passes = causes[i] > 0 && causes[i] < 64;
            assertThat((double) byInputs[i]).isCloseTo(passes ? expected[i] / 2 : 0, within(1e-4));
        }
    }

    private static float[] floats(Random random, int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = 2 * random.nextFloat() - 1;
        }
        return values;
    }
}
