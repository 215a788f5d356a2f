package dev.synram.training.robustness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import dev.synram.network.FloatWeights;
import dev.synram.network.Network;
import dev.synram.network.Parameter;
import dev.synram.network.layer.Bias;
import dev.synram.network.layer.ConvertingRelu;
import dev.synram.network.layer.Dense;
import dev.synram.network.shape.Shape;
import dev.synram.training.gradient.BatchGradient;
import dev.synram.training.gradient.SharedMatrix;
import dev.synram.training.gradient.Torch;
import dev.synram.training.robustness.setting.PatternSettings;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PatternGradientTest {

    private static final int INPUTS = 30;
    private static final int HIDDEN = 200;
    private static final Network NETWORK = new Network(
            "biased",
            Shape.vector(INPUTS),
            List.of(new Dense(HIDDEN, Bias.DIGITAL), new ConvertingRelu(1), new Dense(3)));
    private static final ChipPattern PATTERN = new ChipPattern(0.2, 0.1, 3);

    @BeforeAll
    static void startEngine() {
        Torch.start();
    }

    private static List<FloatWeights> parameters() {
        return List.of(
                SmoothChip.random(INPUTS, HIDDEN, 4, 1),
                SmoothChip.random(1, HIDDEN, 4, 2),
                SmoothChip.random(HIDDEN, 3, 4, 3));
    }

    private record Computed(double loss, List<float[]> gradients, List<float[]> onChip) {}

    private static Computed computed(PatternSettings settings, List<FloatWeights> parameters, long seed, long step) {
        SmoothChip chip = new SmoothChip();
        BatchGradient gradient = new PatternGradient(chip, Parameter.ofChip(NETWORK), PATTERN, settings, seed);
        try (NDManager manager = NDManager.newBaseManager();
                NDManager scope = manager.newSubManager()) {
            List<SharedMatrix> matrices = parameters.stream()
                    .map(matrix -> SharedMatrix.of(manager, matrix))
                    .toList();
            BatchGradient.Outcome outcome = gradient.compute(scope, SmoothChip.batch(), matrices, step);
            return new Computed(outcome.loss(), outcome.gradients(), chip.received.getFirst());
        }
    }

    private static Computed computed(PatternSettings settings) {
        return computed(settings, parameters(), 5, 9);
    }

    /** The loss with one element of a matrix changed, for the same pattern. */
    private static double loss(PatternSettings settings, int matrix, int element, float change) {
        List<FloatWeights> changed = new ArrayList<>(parameters());
        changed.get(matrix).values()[element] += change;
        return computed(settings, changed, 5, 9).loss();
    }

    @Test
    void gradientsAreThoseOfFiniteDifferences() {
        PatternSettings settings = new PatternSettings(1.5f, 0.4f);
        Computed computed = computed(settings);
        float step = 1f / 64;
        double straightError = 0;
        for (int m = 0; m < computed.gradients().size(); m++) {
            float[] gradient = computed.gradients().get(m);
            for (int i = 0; i < gradient.length; i += 41) {
                double difference = (loss(settings, m, i, step) - loss(settings, m, i, -step)) / (2 * step);
                assertThat((double) gradient[i]).isCloseTo(difference, within(5e-3));
                double straight = SmoothChip.slope(m, i, computed.onChip().get(m)[i]);
                straightError = Math.max(straightError, Math.abs(straight - difference));
            }
        }
        assertThat(straightError).as("a gradient that ignores the pattern").isGreaterThan(0.1);
    }

    private static double deviation(double[] values) {
        double squares = 0;
        for (double value : values) {
            squares += value * value;
        }
        return Math.sqrt(squares / values.length);
    }

    /** Each standard deviation within 5 of its own: a false alarm in less than one of a million, for a seed that is fixed. */
    @Test
    void patternsHaveTheMeasuredSize() {
        Computed computed = computed(new PatternSettings(2, 0));
        double[] factors = new double[INPUTS * HIDDEN];
        double[] ofColumns = new double[HIDDEN];
        double[] offsets = new double[HIDDEN];
        float[] weights = parameters().getFirst().values();
        for (int i = 0; i < factors.length; i++) {
            factors[i] = computed.onChip().getFirst()[i] / (double) weights[i];
            ofColumns[i % HIDDEN] += factors[i] / INPUTS;
        }
        for (int c = 0; c < HIDDEN; c++) {
            offsets[c] = computed.onChip().get(1)[c] - parameters().get(1).values()[c];
        }
        double[] ofSynapses = new double[factors.length];
        for (int i = 0; i < factors.length; i++) {
            ofSynapses[i] = factors[i] / ofColumns[i % HIDDEN] - 1;
        }
        for (int c = 0; c < HIDDEN; c++) {
            ofColumns[c] -= 1;
        }
        double fewer = Math.sqrt(1 - 1.0 / INPUTS);
        assertThat(deviation(ofColumns)).isCloseTo(0.4, within(5 * 0.4 / Math.sqrt(2 * HIDDEN)));
        assertThat(deviation(ofSynapses))
                .isCloseTo(0.2 * fewer, within(5 * 0.2 / Math.sqrt(2 * factors.length) + 0.005));
        assertThat(deviation(offsets)).isCloseTo(6, within(5 * 6 / Math.sqrt(2 * HIDDEN)));
    }

    @Test
    void patternsDependOnSeedAndBatchAlone() {
        PatternSettings settings = new PatternSettings(1, 0.5f);
        List<float[]> first = computed(settings).onChip();
        assertThat(computed(settings).onChip()).usingRecursiveComparison().isEqualTo(first);
        for (Computed other :
                List.of(computed(settings, parameters(), 5, 10), computed(settings, parameters(), 6, 9))) {
            assertThat(other.onChip().getFirst()).isNotEqualTo(first.getFirst());
        }
        float[] size = new float[40];
        for (int step = 0; step < size.length; step++) {
            size[step] =
                    Math.abs(computed(settings, parameters(), 5, step).onChip().get(1)[0]
                            - parameters().get(1).values()[0]);
        }
        assertThat(size).doesNotHaveDuplicates();
    }

    @Test
    void chipsThatWereNotMeasuredHaveNoPattern() {
        ChipPattern none = ChipPattern.of(List.of());
        assertThat(none).isEqualTo(new ChipPattern(0, 0, 0));
        Parameter parameter = Parameter.ofChip(NETWORK).getFirst();
        float[] weights = parameters().getFirst().values();
        assertThat(new DrawnPattern(none, parameter, 4).of(weights).values()).isEqualTo(weights);
        assertThat(new DrawnPattern(PATTERN, parameter, 4).of(weights).values()).isNotEqualTo(weights);
    }
}
