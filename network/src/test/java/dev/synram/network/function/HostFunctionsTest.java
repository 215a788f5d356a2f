package dev.synram.network.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class HostFunctionsTest {

    private static final double STEP = 1e-4;

    /** Points where slopes of one side differ from those of the other lie at least this far away. */
    private static final double FAR = 1e-3;

    private static float alpha(ElementFunction.Kind kind, Random random) {
        return switch (kind) {
            case CLIP -> random.nextFloat() * 3 - 2;
            default -> 0.1f + random.nextFloat();
        };
    }

    private static ElementFunction random(ElementFunction.Kind kind, Random random) {
        float alpha = alpha(kind, random);
        float beta = kind == ElementFunction.Kind.CLIP ? alpha + 2 * random.nextFloat() : random.nextFloat() + 0.2f;
        return new ElementFunction(kind, alpha, beta);
    }

    @Property(tries = 500, seed = "1")
    void elementsFollowTheDefinitionsOfOnnx(@ForAll ElementFunction.Kind kind, @ForAll long seed) {
        Random random = new Random(seed);
        ElementFunction function = random(kind, random);
        for (int i = 0; i < 100; i++) {
            float x = random.nextFloat() * 12 - 6;
            double expected = ReferenceFunctions.of(kind, function.alpha(), function.beta(), x);
            assertThat((double) function.of(x))
                    .as("%s of %s", function, x)
                    .isCloseTo(expected, within(1e-6 * (1 + Math.abs(expected))));
            assertThat(function.isSigned() || function.of(x) >= 0)
                    .as("sign of %s of %s", function, x)
                    .isTrue();
        }
    }

    @Property(tries = 500, seed = "2")
    void slopesAreCentralDifferences(@ForAll ElementFunction.Kind kind, @ForAll long seed) {
        Random random = new Random(seed);
        ElementFunction function = random(kind, random);
        double a = function.alpha();
        double b = function.beta();
        for (int i = 0; i < 100; i++) {
            float x = random.nextFloat() * 12 - 6;
            double above = ReferenceFunctions.of(kind, a, b, x + STEP);
            double below = ReferenceFunctions.of(kind, a, b, x - STEP);
            if (!isNearKink(function, x)) {
                double slope = (above - below) / (2 * STEP);
                assertThat((double) function.slope(x))
                        .as("slope of %s at %s", function, x)
                        .isCloseTo(slope, within(1e-4 * (1 + Math.abs(slope))));
            }
        }
    }

    private static boolean isNearKink(ElementFunction function, double x) {
        List<Double> kinks = switch (function.kind()) {
            case LEAKY_RELU, ELU, SELU, CELU, ABS -> List.of(0.0);
            case HARD_SIGMOID ->
                List.of(-function.beta() / (double) function.alpha(), (1.0 - function.beta()) / function.alpha());
            case HARD_SWISH -> List.of(-3.0, 3.0);
            case CLIP -> List.of((double) function.alpha(), (double) function.beta());
            default -> List.of();
        };
        return kinks.stream().anyMatch(kink -> Math.abs(x - kink) < FAR);
    }

    /** What overflows in the definition does not overflow here. */
    @Example
    void largeNumbersStayFinite() {
        for (ElementFunction.Kind kind : ElementFunction.Kind.values()) {
            ElementFunction function = new ElementFunction(kind, 1, 2);
            for (float x : new float[] {-1e30f, -1000, 1000, 1e30f}) {
                assertThat(function.of(x)).as("%s of %s", kind, x).isFinite();
                assertThat(function.slope(x)).as("slope of %s at %s", kind, x).isFinite();
            }
        }
    }

    private static double[] numbers(int count, Random random) {
        double[] numbers = new double[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = (float) (random.nextGaussian() * 2 + 1);
        }
        return numbers;
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length + 2];
        for (int i = 0; i < values.length; i++) {
            floats[i + 1] = (float) values[i];
        }
        return floats;
    }

    @Property(tries = 200, seed = "3")
    void channelsAreNormalized(@ForAll @IntRange(min = 1, max = 40) int channels, @ForAll long seed) {
        float epsilon = new Random(seed).nextBoolean() ? 1e-5f : 0.3f;
        assertFollows(
                new LayerNormalization(epsilon),
                x -> ReferenceFunctions.layerNormalization(epsilon, x),
                channels,
                seed);
    }

    @Property(tries = 200, seed = "4")
    void channelsAreShares(@ForAll @IntRange(min = 1, max = 40) int channels, @ForAll long seed) {
        assertFollows(new ChannelSoftmax(), ReferenceFunctions::softmax, channels, seed);
    }

    @Property(tries = 200, seed = "5")
    void slopesBelowZeroBelongToChannels(@ForAll @IntRange(min = 1, max = 40) int channels, @ForAll long seed) {
        Random random = new Random(seed);
        List<Float> slopes = new ArrayList<>();
        for (int c = 0; c < channels; c++) {
            slopes.add(random.nextFloat() * 2 - 1);
        }
        UnaryOperator<double[]> reference = x -> {
            double[] results = x.clone();
            for (int c = 0; c < x.length; c++) {
                results[c] *= x[c] < 0 ? slopes.get(c) : 1;
            }
            return results;
        };
        assertFollows(new PRelu(slopes), reference, channels, seed);
    }

    /** Values and the gradient of a weighted sum of the results, with neighbours that must stay as they are. */
    private static void assertFollows(
            HostFunction function, UnaryOperator<double[]> reference, int channels, long seed) {
        Random random = new Random(seed);
        double[] inputs = numbers(channels, random);
        double[] weights = numbers(channels, random);
        for (double input : inputs) {
            Assume.that(Math.abs(input) > FAR);
        }
        float[] values = floats(inputs);
        function.apply(values, 1, channels);
        double[] expected = reference.apply(inputs);
        for (int c = 0; c < channels; c++) {
            assertThat((double) values[c + 1]).isCloseTo(expected[c], within(1e-5 * (1 + Math.abs(expected[c]))));
        }
        assertThat(values[0]).isZero();
        assertThat(values[channels + 1]).isZero();

        float[] gradients = floats(weights);
        function.backward(floats(inputs), gradients, 1, channels);
        for (int c = 0; c < channels; c++) {
            double slope =
                    (weighted(reference, inputs, weights, c, STEP) - weighted(reference, inputs, weights, c, -STEP))
                            / (2 * STEP);
            assertThat((double) gradients[c + 1]).isCloseTo(slope, within(1e-3 * (1 + Math.abs(slope))));
        }
        assertThat(gradients[0]).isZero();
        assertThat(gradients[channels + 1]).isZero();
    }

    private static double weighted(
            UnaryOperator<double[]> reference, double[] inputs, double[] weights, int moved, double by) {
        double[] changed = inputs.clone();
        changed[moved] += by;
        double[] results = reference.apply(changed);
        double sum = 0;
        for (int c = 0; c < results.length; c++) {
            sum += weights[c] * results[c];
        }
        return sum;
    }

    /** Equal channels have no standard deviation. */
    @Example
    void equalChannelsAreNormalizedToZero() {
        float[] values = {3, 3, 3};
        new LayerNormalization(0).apply(values, 0, 3);
        assertThat(values).containsOnly(0);
        float[] gradients = {1, 2, 3};
        new LayerNormalization(0).backward(new float[] {3, 3, 3}, gradients, 0, 3);
        assertThat(gradients).usingComparatorWithPrecision(0f).containsExactly(0, 0, 0);
    }

    @Example
    void impossibleParametersAreRefused() {
        assertThatThrownBy(() -> new ElementFunction(ElementFunction.Kind.CLIP, 2, 1))
                .hasMessage("limits 2.0..1.0 contain no number");
        assertThatThrownBy(() -> new ElementFunction(ElementFunction.Kind.ELU, Float.NaN, 0))
                .hasMessage("elu has the parameters NaN and 0.0; they must be finite");
        assertThatThrownBy(() -> new ElementFunction(ElementFunction.Kind.CELU, 0, 0))
                .hasMessageContaining("divides by its first parameter");
        assertThatThrownBy(() -> new LayerNormalization(-1)).hasMessageContaining("at least 0");
        assertThatThrownBy(() -> new PRelu(List.of(1f, 2f)).requireFit(3)).hasMessage("2 slopes do not fit 3 channels");
        assertThatThrownBy(() -> new PRelu(List.of(Float.POSITIVE_INFINITY))).hasMessageContaining("finite");
    }
}
