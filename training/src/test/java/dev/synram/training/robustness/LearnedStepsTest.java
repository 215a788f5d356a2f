package dev.synram.training.robustness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import dev.synram.chip.random.CounterRandom;
import dev.synram.data.LabelledData;
import dev.synram.network.FloatWeights;
import dev.synram.network.Network;
import dev.synram.network.Node;
import dev.synram.network.layer.Add;
import dev.synram.network.layer.Bias;
import dev.synram.network.layer.ConvertingRelu;
import dev.synram.network.layer.Dense;
import dev.synram.network.layer.Input;
import dev.synram.training.gradient.BatchGradient;
import dev.synram.training.gradient.BatchLoss;
import dev.synram.training.gradient.CrossEntropy;
import dev.synram.training.gradient.SharedMatrix;
import dev.synram.training.gradient.Torch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two layers with biases in rows of their own, the second with a digital one too. */
class LearnedStepsTest {

    private static final int SAMPLES = 5;
    private static final int INPUTS = 6;
    private static final int HIDDEN = 4;
    private static final int CLASSES = 3;
    private static final double FIRST_GAIN = 0.01;
    private static final double SECOND_GAIN = 0.03;
    private static final double LOGIT_SCALE = 0.125;
    private static final byte[] LABELS = {0, 1, 2, 1, 0};
    private static final Network NETWORK = new Network(
            "two",
            dev.synram.network.shape.Shape.vector(INPUTS),
            List.of(
                    new Dense(HIDDEN, Bias.ON_ARRAY),
                    new ConvertingRelu(1),
                    new Dense(CLASSES, Bias.DIGITAL.withRows(1))));

    @BeforeAll
    static void startEngine() {
        Torch.start();
    }

    /** Some weights are beyond the range of the first layer, and one of the biases beyond 127 LSB. */
    private static List<FloatWeights> learned() {
        FloatWeights bias = SmoothChip.random(1, CLASSES, 12, 3);
        bias.values()[1] = 300;
        return List.of(
                SmoothChip.random(INPUTS + 1, HIDDEN, 40, 1),
                SmoothChip.random(HIDDEN + 1, CLASSES, 25, 2),
                bias,
                new FloatWeights(1, 2, new float[] {45, 80}));
    }

    private static LabelledData batch() {
        float[] values = new float[SAMPLES * INPUTS];
        for (int i = 0; i < values.length; i++) {
            values[i] = CounterRandom.below(32, 4, i);
        }
        return LabelledData.of(values, INPUTS, LABELS);
    }

    private static NDArray tensor(NDManager manager, FloatWeights matrix) {
        return manager.create(matrix.values(), new Shape(matrix.inputs(), matrix.outputs()));
    }

    private static NDArray leaf(NDManager manager, FloatWeights matrix) {
        NDArray tensor = tensor(manager, matrix);
        tensor.setRequiresGradient(true);
        return tensor;
    }

    /** Rounded and clipped, with the gradient straight through inside the range. */
    private static NDArray quantized(NDArray values, int limit) {
        NDArray clipped = values.clip(-limit, limit);
        return clipped.add(clipped.round().sub(clipped).stopGradient());
    }

    private static NDArray withConstant(NDArray activations) {
        return activations.concat(activations.getManager().full(new Shape(SAMPLES, 1), 31f), 1);
    }

    /** The results of the network, from parameters in units of the chip. */
    private static NDArray results(NDArray first, NDArray second, NDArray bias) {
        NDManager manager = first.getManager();
        NDArray inputs = withConstant(tensor(manager, new FloatWeights(SAMPLES, INPUTS, batch().values())));
        NDArray hidden = inputs.matMul(quantized(first, 63)).mul((float) FIRST_GAIN);
        NDArray activations = withConstant(hidden.maximum(0f).mul(0.5f));
        return activations
                .matMul(quantized(second, 63))
                .mul((float) SECOND_GAIN)
                .add(quantized(bias, 127));
    }

    private static NDArray loss(BatchLoss loss, NDArray results) {
        long[] labels = new long[SAMPLES];
        Arrays.setAll(labels, i -> LABELS[i]);
        return loss.of(results, results.getManager().create(labels), batch());
    }

    /** A chip that rounds weights and is linear otherwise. */
    private record LibraryChip(BatchLoss loss) implements BatchGradient {
        @Override
        public Outcome compute(NDManager scope, LabelledData batch, List<SharedMatrix> weights, long step) {
            List<NDArray> leaves = weights.stream()
                    .map(matrix -> leaf(scope, matrix.weights()))
                    .toList();
            try (GradientCollector collector = scope.getEngine().newGradientCollector()) {
                NDArray cost = LearnedStepsTest.loss(loss, results(leaves.get(0), leaves.get(1), leaves.get(2)));
                collector.backward(cost);
                return new Outcome(
                        cost.getFloat(),
                        0,
                        leaves.stream()
                                .map(leaf -> leaf.getGradient().toFloatArray())
                                .toList());
            }
        }
    }

    private record Computed(double loss, List<float[]> gradients) {}

    private static Computed computed() {
        ScaledLoss loss = new ScaledLoss(new CrossEntropy(LOGIT_SCALE));
        try (NDManager manager = NDManager.newBaseManager();
                NDManager scope = manager.newSubManager()) {
            List<SharedMatrix> matrices = learned().stream()
                    .map(matrix -> SharedMatrix.of(manager, matrix))
                    .toList();
            BatchGradient.Outcome outcome = new SteppedGradient(new LibraryChip(loss), loss, new LearnedSteps(NETWORK))
                    .compute(scope, batch(), matrices, 0);
            return new Computed(outcome.loss(), outcome.gradients());
        }
    }

    /** The library knows the gradients of divisions by steps, of rounding straight through, and of scaled results. */
    @Test
    void gradientsAreThoseOfTheLibrary() {
        Computed computed = computed();
        try (NDManager manager = NDManager.newBaseManager()) {
            List<NDArray> leaves =
                    learned().stream().map(matrix -> leaf(manager, matrix)).toList();
            try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
                NDArray steps = leaves.get(3).div(63f);
                NDArray first = steps.get(new NDIndex(":, 0:1"));
                NDArray second = steps.get(new NDIndex(":, 1:2"));
                NDArray both = first.mul(second);
                NDArray inSecond =
                        leaves.get(1).get(new NDIndex("0:{}", HIDDEN)).div(second);
                NDArray constants =
                        leaves.get(1).get(new NDIndex("{}:", HIDDEN)).div(both);
                NDArray results = results(
                        leaves.get(0).div(first),
                        inSecond.concat(constants, 0),
                        leaves.get(2).div(both));
                NDArray cost = loss(new CrossEntropy(LOGIT_SCALE), results.mul(both));
                collector.backward(cost);
                assertThat(computed.loss()).isCloseTo(cost.getFloat(), within(1e-5));
            }
            for (int m = 0; m < leaves.size(); m++) {
                float[] expected = leaves.get(m).getGradient().toFloatArray();
                assertThat(computed.gradients().get(m)).containsExactly(expected, within(2e-5f));
                assertThat(new FloatWeights(1, expected.length, expected).largest())
                        .isGreaterThan(1e-4f);
            }
        }
    }

    private static List<double[]> doubles(List<FloatWeights> matrices) {
        List<double[]> all = new ArrayList<>();
        for (FloatWeights matrix : matrices) {
            double[] values = new double[matrix.values().length];
            Arrays.setAll(values, i -> matrix.values()[i]);
            all.add(values);
        }
        return all;
    }

    /** What rounding adds, at the beginning and from then on; values at the limit stay there. */
    private static double quantized(double value, double atFirst, int limit) {
        return Math.abs(atFirst) > limit ? Math.signum(atFirst) * limit : value + (Math.rint(atFirst) - atFirst);
    }

    /** In double precision, with the rounding errors of the beginning. */
    private static double loss(List<double[]> now, List<double[]> first) {
        double[] steps = {now.get(3)[0] / 63, now.get(3)[1] / 63};
        double[] atFirst = {first.get(3)[0] / 63, first.get(3)[1] / 63};
        double sum = 0;
        for (int s = 0; s < SAMPLES; s++) {
            double[] activations = new double[HIDDEN + 1];
            activations[HIDDEN] = 31;
            for (int h = 0; h < HIDDEN; h++) {
                double result = 0;
                for (int i = 0; i <= INPUTS; i++) {
                    double input = i == INPUTS ? 31 : batch().values()[s * INPUTS + i];
                    int at = i * HIDDEN + h;
                    result += input * quantized(now.get(0)[at] / steps[0], first.get(0)[at] / atFirst[0], 63);
                }
                activations[h] = Math.max(0, FIRST_GAIN * result) / 2;
            }
            double[] logits = new double[CLASSES];
            for (int c = 0; c < CLASSES; c++) {
                double result = 0;
                for (int h = 0; h <= HIDDEN; h++) {
                    int at = h * CLASSES + c;
                    double step = h == HIDDEN ? steps[0] * steps[1] : steps[1];
                    double before = h == HIDDEN ? atFirst[0] * atFirst[1] : atFirst[1];
                    result += activations[h] * quantized(now.get(1)[at] / step, first.get(1)[at] / before, 63);
                }
                double bias = quantized(
                        now.get(2)[c] / (steps[0] * steps[1]), first.get(2)[c] / (atFirst[0] * atFirst[1]), 127);
                logits[c] = LOGIT_SCALE * steps[0] * steps[1] * (SECOND_GAIN * result + bias);
            }
            double exponentials = Arrays.stream(logits).map(Math::exp).sum();
            sum += Math.log(exponentials) - logits[LABELS[s]];
        }
        return sum / SAMPLES;
    }

    @Test
    void gradientsAreThoseOfFiniteDifferences() {
        Computed computed = computed();
        List<double[]> first = doubles(learned());
        List<double[]> now = doubles(learned());
        assertThat(computed.loss()).isCloseTo(loss(now, first), within(1e-5));
        double step = 1e-5;
        for (int m = 0; m < now.size(); m++) {
            double[] values = now.get(m);
            for (int i = 0; i < values.length; i++) {
                double before = values[i];
                values[i] = before + step;
                double above = loss(now, first);
                values[i] = before - step;
                double below = loss(now, first);
                values[i] = before;
                assertThat((double) computed.gradients().get(m)[i])
                        .as("element %s of matrix %s", i, m)
                        .isCloseTo((above - below) / (2 * step), within(2e-5));
            }
        }
    }

    @Test
    void rangesBeginAtThoseOfTheChip() {
        List<FloatWeights> onChip = learned().subList(0, 3);
        LearnedSteps steps = new LearnedSteps(NETWORK);
        List<FloatWeights> added = steps.added(onChip);
        assertThat(steps.areIn(onChip)).isFalse();
        assertThat(steps.areIn(added)).isTrue();
        assertThat(added.getLast().values()).containsExactly(63, 63);
        assertThat(steps.ofResults(added)).isEqualTo(1);
        for (int m = 0; m < onChip.size(); m++) {
            assertThat(steps.onChip(added).get(m).values())
                    .isEqualTo(onChip.get(m).values());
        }
        assertThat(steps.ofResults(learned())).isCloseTo(45 * 80 / (63.0 * 63), within(1e-6));
    }

    /** The step of a layer that joins another one counts for its own weights only. */
    @Test
    void branchesHaveStepsOfTheirOwn() {
        dev.synram.network.shape.Shape shape = dev.synram.network.shape.Shape.vector(2);
        Network network = new Network(
                "branches",
                List.of(
                        new Node("input", new Input(shape, false), List.of(), shape),
                        new Node("one", new Dense(2), List.of(0), shape),
                        new Node("other", new Dense(2), List.of(0), shape),
                        new Node("sum", new Add(), List.of(1, 2), shape)));
        FloatWeights ones = new FloatWeights(2, 2, new float[] {1, 1, 1, 1});
        List<FloatWeights> learned = List.of(ones, ones, new FloatWeights(1, 2, new float[] {31.5f, 126}));
        LearnedSteps steps = new LearnedSteps(network);
        assertThat(steps.ofResults(learned)).isEqualTo(0.5);
        assertThat(steps.onChip(learned).get(0).values()).containsOnly(2);
        assertThat(steps.onChip(learned).get(1).values()).containsOnly(0.5f);
    }
}
