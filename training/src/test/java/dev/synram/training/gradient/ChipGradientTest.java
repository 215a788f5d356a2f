package dev.synram.training.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import dev.synram.chip.Chip;
import dev.synram.chip.NoiseKey;
import dev.synram.chip.Vectors;
import dev.synram.chip.random.CounterRandom;
import dev.synram.compiler.Compiler;
import dev.synram.compiler.plan.Program;
import dev.synram.compiler.target.Target;
import dev.synram.data.LabelledData;
import dev.synram.kernel.parallel.Workers;
import dev.synram.network.FloatWeights;
import dev.synram.network.Mac;
import dev.synram.network.Network;
import dev.synram.network.layer.ConvertingRelu;
import dev.synram.network.layer.Dense;
import dev.synram.network.quantization.Quantization;
import dev.synram.network.quantization.QuantizedNetwork;
import dev.synram.network.shape.Shape;
import dev.synram.runtime.ChipCluster;
import dev.synram.runtime.NetworkRunner;
import dev.synram.runtime.TracedProgram;
import dev.synram.simulator.SimulatedChip;
import dev.synram.simulator.error.ChipParameters;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ChipGradientTest {

    private static final double GAIN = 0.002;
    private static final int BATCH = 6;
    private static final int INPUTS = 300;
    private static final int HIDDEN = 40;
    private static final int CLASSES = 3;
    private static final float LOGIT_SCALE = 0.125f;
    private static final Network NETWORK = new Network(
            "two", Shape.vector(INPUTS), List.of(new Dense(HIDDEN), new ConvertingRelu(1), new Dense(CLASSES)));
    private static final List<Integer> SENDS = List.of(2, 3);

    @BeforeAll
    static void startEngine() {
        Torch.start();
    }

    private static LabelledData batch() {
        float[] values = new float[BATCH * INPUTS];
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.max(0, CounterRandom.below(63, 1, i) - 31);
        }
        return LabelledData.of(values, INPUTS, new byte[BATCH]);
    }

    private static List<FloatWeights> weights() {
        List<FloatWeights> weights = new ArrayList<>();
        for (Mac mac : NETWORK.macs()) {
            float[] values = new float[mac.inputs() * mac.outputs()];
            for (int i = 0; i < values.length; i++) {
                values[i] = 12 * CounterRandom.normal(10L + mac.index(), i);
            }
            weights.add(new FloatWeights(mac.inputs(), mac.outputs(), values));
        }
        return weights;
    }

    @Test
    void valuesAreThoseOfTheChipAndGradientsLinear() {
        try (Chip chip = new SimulatedChip(1, ChipParameters.nominal(), 1);
                NDManager manager = NDManager.newBaseManager();
                NDManager scope = manager.newSubManager();
                Workers workers = new Workers(2)) {
            QuantizedNetwork quantized = Quantization.round(NETWORK, weights(), SENDS);
            Compiler compiler = new Compiler(Target.of(1), 2);
            Program program = compiler.compile(quantized).replicas().getFirst();
            TracedProgram traced =
                    new TracedProgram(ChipCluster.withTarget(List.of(chip), program.target(), GAIN, 1), program);
            NoiseKey noise = NoiseKey.of(4);
            GradientSettings settings = new GradientSettings(LOGIT_SCALE, SaturationGradient.ZERO);
            ChipGradient gradient = new ChipGradient(traced, program, GAIN, noise, settings, workers);
            List<SharedMatrix> matrices =
                    weights().stream().map(w -> SharedMatrix.of(manager, w)).toList();
            BatchGradient.Outcome outcome = gradient.compute(scope, batch(), matrices, 7);

            byte[] logits = NetworkRunner.onOne(chip, compiler, quantized)
                    .run(noise.fold(7), new ChipInputs().of(batch()))
                    .data();
            double[] byLogits = lossGradient(logits);
            assertThat(outcome.loss()).isCloseTo(loss(logits), within(1e-5));
            assertGradients(outcome.gradients(), byLogits, traced.values(1));
        }
    }

    private static double[] softmax(byte[] logits, int sample) {
        double[] shares = new double[CLASSES];
        double sum = 0;
        for (int c = 0; c < CLASSES; c++) {
            shares[c] = Math.exp(LOGIT_SCALE * logits[sample * CLASSES + c]);
            sum += shares[c];
        }
        for (int c = 0; c < CLASSES; c++) {
            shares[c] /= sum;
        }
        return shares;
    }

    /** All samples are of class 0. */
    private static double loss(byte[] logits) {
        double sum = 0;
        for (int b = 0; b < BATCH; b++) {
            sum -= Math.log(softmax(logits, b)[0]);
        }
        return sum / BATCH;
    }

    private static double[] lossGradient(byte[] logits) {
        double[] gradient = new double[logits.length];
        for (int i = 0; i < logits.length; i++) {
            double share = softmax(logits, i / CLASSES)[i % CLASSES];
            gradient[i] = LOGIT_SCALE * (share - (i % CLASSES == 0 ? 1 : 0)) / BATCH;
        }
        return gradient;
    }

    /** Computed by hand: d(loss)/dW of both layers, with the activations of the chip. */
    private static void assertGradients(List<float[]> gradients, double[] byLogits, Vectors results) {
        LabelledData batch = batch();
        float[] first = gradients.get(0);
        float[] second = gradients.get(1);
        float[] secondWeights = weights().get(1).values();
        ConvertingRelu relu = new ConvertingRelu(1);
        for (int h = 0; h < HIDDEN; h++) {
            double[] byResult = new double[BATCH];
            for (int c = 0; c < CLASSES; c++) {
                double expected = 0;
                for (int b = 0; b < BATCH; b++) {
                    double factor = GAIN * SENDS.get(1) * byLogits[b * CLASSES + c];
                    int result = results.data()[b * HIDDEN + h];
                    expected += relu.apply((byte) result) * factor;
                    boolean passes = result > 0 && result < 64;
                    byResult[b] += passes ? secondWeights[h * CLASSES + c] * factor / 2 : 0;
                }
                assertThat((double) second[h * CLASSES + c]).isCloseTo(expected, within(1e-6));
            }
            for (int i = 0; i < INPUTS; i += 37) {
                double expected = 0;
                for (int b = 0; b < BATCH; b++) {
                    expected += byResult[b] * batch.values()[b * INPUTS + i] * GAIN * SENDS.get(0);
                }
                assertThat((double) first[i * HIDDEN + h]).isCloseTo(expected, within(1e-6));
            }
        }
    }
}
