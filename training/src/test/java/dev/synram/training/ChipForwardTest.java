package dev.synram.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import dev.synram.chip.Chip;
import dev.synram.chip.Run;
import dev.synram.chip.Vectors;
import dev.synram.chip.random.CounterRandom;
import dev.synram.chip.simulated.ChipParameters;
import dev.synram.chip.simulated.SimulatedChip;
import dev.synram.compiler.Compiler;
import dev.synram.compiler.Program;
import dev.synram.network.ConvertingRelu;
import dev.synram.network.Dense;
import dev.synram.network.FloatWeights;
import dev.synram.network.Network;
import dev.synram.network.QuantizedWeights;
import dev.synram.network.Shape;
import dev.synram.runtime.MacExecutor;
import dev.synram.runtime.NetworkRunner;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ChipForwardTest {

    private static final double GAIN = 0.002;
    private static final int BATCH = 6;
    private static final int INPUTS = 300;
    private static final Network NETWORK =
            new Network("two", Shape.vector(INPUTS), List.of(new Dense(40), new ConvertingRelu(1), new Dense(3)));
    private static final List<Integer> SENDS = List.of(2, 3);

    @BeforeAll
    static void startEngine() {
        Torch.start();
    }

    private static Samples batch() {
        byte[] values = new byte[BATCH * INPUTS];
        for (int i = 0; i < values.length; i++) {
            values[i] = (byte) Math.max(0, CounterRandom.below(63, 1, i) - 31);
        }
        return new Samples(values, INPUTS, new byte[BATCH]);
    }

    private static List<FloatWeights> weights() {
        List<FloatWeights> weights = new ArrayList<>();
        for (Network.Mac mac : NETWORK.macs()) {
            float[] values = new float[mac.inputs() * mac.outputs()];
            for (int i = 0; i < values.length; i++) {
                values[i] = 12 * CounterRandom.normal(10L + mac.index(), i);
            }
            weights.add(new FloatWeights(mac.inputs(), mac.outputs(), values));
        }
        return weights;
    }

    private static List<NDArray> parameters(NDManager manager) {
        List<NDArray> parameters = new ArrayList<>();
        for (FloatWeights w : weights()) {
            NDArray parameter = manager.create(w.values(), new ai.djl.ndarray.types.Shape(w.inputs(), w.outputs()));
            parameter.setRequiresGradient(true);
            parameters.add(parameter);
        }
        return parameters;
    }

    @Test
    void valuesAreTheChipsAndGradientsThoseOfTheLinearOperation() {
        try (Chip chip = new SimulatedChip(1, ChipParameters.nominal(), 1);
                NDManager manager = NDManager.newBaseManager()) {
            MacExecutor executor = new MacExecutor(chip);
            Program program = new Compiler(chip.geometry(), 2).compile(NETWORK, SENDS);
            Run run = Run.of(4);
            ChipForward forward = new ChipForward(executor, program, GAIN, run);
            List<NDArray> parameters = parameters(manager);
            NDArray logits;
            try (GradientCollector gradients = manager.getEngine().newGradientCollector()) {
                logits = forward.logits(manager, batch(), parameters, 7);
                gradients.backward(logits.sum());
            }

            byte[] expected = new NetworkRunner(
                            executor, program, new ChipTraining(executor, program, GAIN, 1).quantized(weights()))
                    .run(run.part(7), Vectors.of(batch().values(), INPUTS))
                    .data();
            float[] values = logits.toFloatArray();
            for (int i = 0; i < expected.length; i++) {
                assertThat(values[i]).isCloseTo(expected[i], within(1e-3f));
            }
            assertGradients(parameters, executor, program, run.part(7));
        }
    }

    /** By hand: d(sum of logits)/dW of both layers, with the activations that the chip gave. */
    private static void assertGradients(List<NDArray> parameters, MacExecutor executor, Program program, Run run) {
        Samples batch = batch();
        Vectors results = Vectors.zeros(BATCH, 40);
        executor.execute(
                program.steps().getFirst(),
                QuantizedWeights.of(weights().getFirst()),
                run.part(0),
                Vectors.of(batch.values(), INPUTS),
                results);
        float[] first = parameters.get(0).getGradient().toFloatArray();
        float[] second = parameters.get(1).getGradient().toFloatArray();
        float[] secondWeights = weights().get(1).values();
        ConvertingRelu relu = new ConvertingRelu(1);
        for (int h = 0; h < 40; h++) {
            double toOutputs = 0;
            for (int o = 0; o < 3; o++) {
                double gradient = 0;
                for (int b = 0; b < BATCH; b++) {
                    gradient += relu.apply(results.data()[b * 40 + h]) * GAIN * SENDS.get(1);
                }
                assertThat((double) second[h * 3 + o]).isCloseTo(gradient, within(1e-4));
                toOutputs += secondWeights[h * 3 + o] * GAIN * SENDS.get(1);
            }
            for (int i = 0; i < INPUTS; i += 37) {
                double gradient = 0;
                for (int b = 0; b < BATCH; b++) {
                    int result = results.data()[b * 40 + h];
                    boolean passes = result > 0 && result < 64;
                    gradient += passes ? toOutputs / 2 * batch.values()[b * INPUTS + i] * GAIN * SENDS.get(0) : 0;
                }
                assertThat((double) first[i * 40 + h]).isCloseTo(gradient, within(1e-3));
            }
        }
    }
}
