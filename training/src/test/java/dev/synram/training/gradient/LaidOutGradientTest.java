package dev.synram.training.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import dev.synram.chip.Chip;
import dev.synram.chip.NoiseKey;
import dev.synram.compiler.Compiler;
import dev.synram.compiler.plan.Program;
import dev.synram.compiler.target.Target;
import dev.synram.data.LabelledData;
import dev.synram.kernel.parallel.Workers;
import dev.synram.network.FloatWeights;
import dev.synram.network.Flow;
import dev.synram.network.Network;
import dev.synram.network.layer.ColumnMean;
import dev.synram.network.layer.RowSlices;
import dev.synram.network.layer.Slices;
import dev.synram.network.quantization.Quantization;
import dev.synram.network.shape.Shape;
import dev.synram.runtime.ChipCluster;
import dev.synram.runtime.TracedProgram;
import dev.synram.simulator.SimulatedChip;
import dev.synram.simulator.error.ChipParameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A network whose activations stand on several rows and whose results stand on several columns learns what the same network on
 * one row and one column learns.
 */
final class LaidOutGradientTest {

    private static final double GAIN = 0x1p-9;
    private static final int INPUTS = 12;
    private static final int HIDDEN = 6;
    private static final int CLASSES = 3;
    private static final int SAMPLES = 60;
    private static final int ROWS = 2;
    private static final int COLUMNS = 3;

    @BeforeAll
    static void startEngine() {
        Torch.start();
    }

    private static FloatWeights random(Random random, int rows, int columns, int step) {
        float[] values = new float[rows * columns];
        for (int i = 0; i < values.length; i++) {
            values[i] = step * (random.nextInt(60 / step) - 30 / step);
        }
        return new FloatWeights(rows, columns, values);
    }

    private static LabelledData samples() {
        Random random = new Random(4);
        float[] values = new float[SAMPLES * INPUTS];
        byte[] labels = new byte[SAMPLES];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextInt(32);
        }
        for (int i = 0; i < SAMPLES; i++) {
            labels[i] = (byte) random.nextInt(CLASSES);
        }
        return LabelledData.of(values, INPUTS, labels);
    }

    /** Gradients of all parameters. */
    private static List<float[]> gradients(Network network, List<FloatWeights> parameters) {
        try (Chip chip = new SimulatedChip(1, ChipParameters.ideal(), 1);
                Workers workers = new Workers(1);
                NDManager manager = NDManager.newBaseManager();
                NDManager scope = manager.newSubManager()) {
            Program program = new Compiler(Target.of(1), 2)
                    .compile(Quantization.round(network, parameters, List.of(6, 6)))
                    .replicas()
                    .getFirst();
            TracedProgram traced =
                    new TracedProgram(ChipCluster.withTarget(List.of(chip), program.target(), GAIN, 1), program);
            GradientSettings settings = new GradientSettings(0.05f, SaturationGradient.ZERO);
            List<float[]> gradients = new ArrayList<>();
            new ChipGradient(traced, program, GAIN, NoiseKey.of(1), settings, workers)
                    .compute(
                            scope,
                            samples(),
                            parameters.stream()
                                    .map(matrix -> SharedMatrix.of(manager, matrix))
                                    .toList(),
                            0)
                    .gradients()
                    .forEach(gradient -> gradients.add(gradient.clone()));
            return gradients;
        }
    }

    @Test
    void rowsAndColumnsShareTheGradient() {
        Random random = new Random(1);
        FloatWeights first = random(random, INPUTS, HIDDEN, 1);
        FloatWeights last = random(random, HIDDEN, CLASSES, ROWS);
        Flow input = Flow.input(new Shape(INPUTS, 1, 1));
        List<float[]> plain =
                gradients(input.dense(HIDDEN).convertingRelu(2).dense(CLASSES).network("plain"), List.of(first, last));
        Network network = input.dense(HIDDEN * COLUMNS)
                .then(ColumnMean.of(COLUMNS, HIDDEN))
                .then(new Slices(2, false, new RowSlices(ROWS, 0)))
                .dense(CLASSES)
                .network("laid out");
        float[] shares = new float[ROWS * HIDDEN * CLASSES];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = last.values()[i / CLASSES / ROWS * CLASSES + i % CLASSES] / ROWS;
        }
        List<float[]> laidOut =
                gradients(network, List.of(first.ofColumns(COLUMNS), new FloatWeights(ROWS * HIDDEN, CLASSES, shares)));
        float largest = new FloatWeights(1, plain.getFirst().length, plain.getFirst()).largest();
        assertThat(largest).isGreaterThan(1e-6f);
        for (int i = 0; i < laidOut.getFirst().length; i++) {
            assertThat((double) laidOut.getFirst()[i])
                    .isCloseTo(plain.getFirst()[i / COLUMNS] / COLUMNS, within(1e-4 * largest));
        }
        for (int i = 0; i < laidOut.getLast().length; i++) {
            float one = plain.getLast()[i / CLASSES / ROWS * CLASSES + i % CLASSES];
            assertThat((double) laidOut.getLast()[i]).isCloseTo(one, within(1e-4 * largest));
        }
    }
}
