package dev.synram.training.robustness;

import ai.djl.ndarray.NDManager;
import dev.synram.chip.random.CounterRandom;
import dev.synram.data.LabelledData;
import dev.synram.network.FloatWeights;
import dev.synram.training.gradient.BatchGradient;
import dev.synram.training.gradient.SharedMatrix;
import java.util.ArrayList;
import java.util.List;

/** In place of a chip, a loss that is a smooth function of the parameters which reach it, with its exact gradient. */
final class SmoothChip implements BatchGradient {

    /** What reached it in each call. */
    final List<List<float[]>> received = new ArrayList<>();

    static LabelledData batch() {
        return LabelledData.of(new float[1], 1, new byte[1]);
    }

    static FloatWeights random(int rows, int columns, float scale, long seed) {
        float[] values = new float[rows * columns];
        for (int i = 0; i < values.length; i++) {
            values[i] = scale * CounterRandom.normal(seed, i);
        }
        return new FloatWeights(rows, columns, values);
    }

    @Override
    public Outcome compute(NDManager scope, LabelledData batch, List<SharedMatrix> weights, long step) {
        List<float[]> values =
                weights.stream().map(matrix -> matrix.weights().values()).toList();
        received.add(values);
        List<float[]> gradients = new ArrayList<>();
        for (int m = 0; m < values.size(); m++) {
            float[] gradient = new float[values.get(m).length];
            for (int i = 0; i < gradient.length; i++) {
                gradient[i] = (float) slope(m, i, values.get(m)[i]);
            }
            gradients.add(gradient);
        }
        return new Outcome(loss(values), received.size(), gradients);
    }

    /** The sum over all elements of {@code a x^2 / 2 + cos(x)}. */
    static double loss(List<float[]> values) {
        double sum = 0;
        for (int m = 0; m < values.size(); m++) {
            for (int i = 0; i < values.get(m).length; i++) {
                double x = values.get(m)[i];
                sum += steepness(m, i) * x * x / 2 + Math.cos(x);
            }
        }
        return sum;
    }

    static double slope(int matrix, int element, double x) {
        return steepness(matrix, element) * x - Math.sin(x);
    }

    private static double steepness(int matrix, int element) {
        return 0.5 + CounterRandom.below(8, matrix, element) / 8.0;
    }
}
