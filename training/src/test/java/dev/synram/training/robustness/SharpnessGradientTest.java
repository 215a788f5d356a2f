package dev.synram.training.robustness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import dev.synram.network.FloatWeights;
import dev.synram.training.gradient.BatchGradient;
import dev.synram.training.gradient.SharedMatrix;
import dev.synram.training.gradient.Torch;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SharpnessGradientTest {

    private static final float RADIUS = 0.75f;

    @BeforeAll
    static void startEngine() {
        Torch.start();
    }

    private static List<FloatWeights> parameters() {
        return List.of(
                SmoothChip.random(6, 4, 3, 1), SmoothChip.random(1, 4, 30, 2), new FloatWeights(1, 2, new float[2]));
    }

    @Test
    void gradientsAreThoseAtTheDistance() {
        SmoothChip chip = new SmoothChip();
        try (NDManager manager = NDManager.newBaseManager();
                NDManager scope = manager.newSubManager()) {
            List<SharedMatrix> matrices = parameters().stream()
                    .map(matrix -> SharedMatrix.of(manager, matrix))
                    .toList();
            BatchGradient.Outcome outcome =
                    new SharpnessGradient(chip, RADIUS).compute(scope, SmoothChip.batch(), matrices, 3);
            List<float[]> start =
                    parameters().stream().map(FloatWeights::values).toList();
            assertThat(outcome.loss()).isEqualTo(SmoothChip.loss(start));
            assertThat(outcome.correct()).isEqualTo(1);
            assertThat(chip.received).hasSize(2);
            List<float[]> moved = chip.received.getLast();
            for (int m = 0; m < 2; m++) {
                float[] gradient = outcome.gradients().get(m);
                double squares = 0;
                double ascent = 0;
                for (int i = 0; i < gradient.length; i++) {
                    double way = moved.get(m)[i] - start.get(m)[i];
                    squares += way * way;
                    ascent += way * SmoothChip.slope(m, i, start.get(m)[i]);
                    double difference = difference(moved, m, i);
                    assertThat((double) gradient[i]).isCloseTo(difference, within(1e-2));
                }
                assertThat(Math.sqrt(squares / gradient.length)).isCloseTo(RADIUS, within(1e-5));
                assertThat(ascent).isCloseTo(RADIUS * length(start, m) * Math.sqrt(gradient.length), within(1e-3));
                assertThat(gradient[0]).isNotCloseTo((float) SmoothChip.slope(m, 0, start.get(m)[0]), within(1e-2f));
            }
            assertThat(moved.get(2)).as("without a gradient there is no way up").containsExactly(0, 0);
            for (int m = 0; m < start.size(); m++) {
                assertThat(matrices.get(m).weights().values())
                        .as("weights stay")
                        .isEqualTo(start.get(m));
            }
        }
    }

    private static double difference(List<float[]> at, int matrix, int element) {
        float step = 1f / 64;
        float before = at.get(matrix)[element];
        at.get(matrix)[element] = before + step;
        double above = SmoothChip.loss(at);
        at.get(matrix)[element] = before - step;
        double below = SmoothChip.loss(at);
        at.get(matrix)[element] = before;
        return (above - below) / (2 * step);
    }

    /** The Euclidean norm of the gradient; straight ahead is the way on which the loss grows by it. */
    private static double length(List<float[]> at, int matrix) {
        double squares = 0;
        for (int i = 0; i < at.get(matrix).length; i++) {
            double slope = SmoothChip.slope(matrix, i, at.get(matrix)[i]);
            squares += slope * slope;
        }
        return Math.sqrt(squares);
    }
}
