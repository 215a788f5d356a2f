package dev.synram.training.robustness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDManager;
import dev.synram.chip.NoiseKey;
import dev.synram.chip.random.CounterRandom;
import dev.synram.compiler.plan.Program;
import dev.synram.data.LabelledData;
import dev.synram.experiment.SimulatedChips;
import dev.synram.experiment.setting.SettingException;
import dev.synram.kernel.parallel.Workers;
import dev.synram.network.FloatWeights;
import dev.synram.network.Network;
import dev.synram.network.layer.Bias;
import dev.synram.network.layer.ConvertingRelu;
import dev.synram.network.layer.Dense;
import dev.synram.network.quantization.Quantization;
import dev.synram.network.quantization.QuantizedNetwork;
import dev.synram.network.shape.Shape;
import dev.synram.runtime.TracedProgram;
import dev.synram.training.gradient.BatchGradient;
import dev.synram.training.gradient.ChipGradient;
import dev.synram.training.gradient.GradientSettings;
import dev.synram.training.gradient.SharedMatrix;
import dev.synram.training.gradient.Torch;
import dev.synram.training.gradient.TrainingChips;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A network whose biases are corrected for a chip learns there what the same network with these biases learns. */
class RecalibratedGradientTest {

    private static final int INPUTS = 30;
    private static final int HIDDEN = 12;
    private static final int CLASSES = 4;
    private static final int SAMPLES = 40;
    private static final NoiseKey NOISE = NoiseKey.of(0);
    private static final Network NETWORK = new Network(
            "two",
            Shape.vector(INPUTS),
            List.of(new Dense(HIDDEN, Bias.DIGITAL), new ConvertingRelu(1), new Dense(CLASSES, Bias.DIGITAL)));

    @SuppressWarnings("NullAway.Init") // before all tests
    private static SimulatedChips chip;

    /** Owns what gradients keep from batch to batch. */
    @SuppressWarnings("NullAway.Init") // before all tests
    private static NDManager manager;

    @BeforeAll
    static void calibrate() {
        Torch.start();
        manager = NDManager.newBaseManager();
        chip = SimulatedChips.calibrated(2);
    }

    @AfterAll
    static void close() {
        chip.close();
        manager.close();
    }

    private static List<FloatWeights> parameters() {
        return List.of(
                SmoothChip.random(INPUTS, HIDDEN, 40, 1),
                new FloatWeights(1, HIDDEN, new float[HIDDEN]),
                SmoothChip.random(HIDDEN, CLASSES, 40, 2),
                new FloatWeights(1, CLASSES, new float[CLASSES]));
    }

    private static LabelledData batch() {
        float[] values = new float[SAMPLES * INPUTS];
        byte[] labels = new byte[SAMPLES];
        for (int i = 0; i < values.length; i++) {
            values[i] = CounterRandom.below(32, 1, i);
            labels[i / INPUTS] = (byte) CounterRandom.below(CLASSES, 2, i / INPUTS);
        }
        return LabelledData.of(values, INPUTS, labels);
    }

    private static QuantizedNetwork network(List<FloatWeights> parameters) {
        return Quantization.round(NETWORK, parameters, List.of(8, 8)).withGain(chip.gain());
    }

    private static ChipGradient onChip(Workers workers) {
        Program program =
                chip.compiler().compile(network(parameters())).replicas().getFirst();
        return new ChipGradient(
                new TracedProgram(chip.cluster(), program),
                program,
                chip.gain(),
                NoiseKey.of(1),
                GradientSettings.DEFAULT,
                workers);
    }

    private static List<float[]> gradients(BatchGradient gradient, List<FloatWeights> parameters, long step) {
        try (NDManager scope = manager.newSubManager()) {
            List<float[]> gradients = new ArrayList<>();
            gradient.compute(
                            scope,
                            batch(),
                            parameters.stream()
                                    .map(matrix -> SharedMatrix.of(manager, matrix))
                                    .toList(),
                            step)
                    .gradients()
                    .forEach(found -> gradients.add(found.clone()));
            return gradients;
        }
    }

    /** The weights, which are not rounded for the backward pass, with the biases of another network. */
    private static List<FloatWeights> withBiasesOf(QuantizedNetwork other) {
        List<FloatWeights> biases = other.parameters();
        return List.of(parameters().get(0), biases.get(1), parameters().get(2), biases.get(3));
    }

    private static BiasCorrection correction() {
        return new BiasCorrection(batch().values(), ConvertingRelu.MAX, chip.gain());
    }

    @Test
    void biasesAreThoseOfTheRecalibratedNetwork() {
        TrainingChips chips = new TrainingChips(chip.cluster(), chip.compiler());
        QuantizedNetwork corrected = correction().on(chips, network(parameters()), NOISE);
        assertThat(corrected.macs().getFirst().bias()).isNotEqualTo(new byte[HIDDEN]);
        try (Workers workers = new Workers(1)) {
            ChipGradient gradient = onChip(workers);
            BatchGradient recalibrated = new RecalibratedGradient(
                    gradient, List.of(gradient), (found, _) -> correction().missing(chips, network(found), NOISE), 10);
            List<float[]> learnt = gradients(recalibrated, parameters(), 3);
            List<float[]> expected = gradients(onChip(workers), withBiasesOf(corrected), 3);
            assertThat(learnt).usingRecursiveComparison().isEqualTo(expected);
            assertThat(learnt.getFirst())
                    .isNotEqualTo(gradients(onChip(workers), parameters(), 3).getFirst());
        }
    }

    @Test
    void biasesAreCorrectedOnceAnEpoch() {
        List<Long> calls = new ArrayList<>();
        List<Long> epochs = new ArrayList<>();
        try (Workers workers = new Workers(1)) {
            ChipGradient gradient = onChip(workers);
            List<byte[]> none = List.of(new byte[HIDDEN], new byte[CLASSES]);
            long[] step = {0};
            BatchGradient recalibrated = new RecalibratedGradient(
                    gradient,
                    List.of(gradient),
                    (_, epoch) -> {
                        calls.add(step[0]);
                        epochs.add(epoch);
                        return none;
                    },
                    3);
            for (long next : List.of(1L, 2L, 4L, 5L, 9L)) {
                step[0] = next;
                gradients(recalibrated, parameters(), next);
            }
        }
        assertThat(calls).containsExactly(1L, 4L, 9L);
        assertThat(epochs).containsExactly(0L, 1L, 3L);
    }

    @Test
    void networksWithoutBiasesAreRefused() {
        Network without = new Network("none", Shape.vector(INPUTS), List.of(new Dense(CLASSES)));
        assertThatThrownBy(() -> BiasCorrection.requireBiases(without))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("has no digital biases; give a network that 'synram run --fix' converted");
        BiasCorrection.requireBiases(NETWORK);
    }
}
