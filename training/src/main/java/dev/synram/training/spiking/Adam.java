package dev.synram.training.spiking;

import dev.synram.network.spiking.SpikingModel;
import java.util.List;

/** Adam (Kingma and Ba 2015) with the usual constants. */
final class Adam {

    private static final double MEAN_DECAY = 0.9;
    private static final double SQUARE_DECAY = 0.999;
    private static final double EPSILON = 1e-8;

    private final List<float[]> means;
    private final List<float[]> squares;
    private int updates;

    Adam(SpikingModel model) {
        means = SpikingModel.zero(model.topology()).weights();
        squares = SpikingModel.zero(model.topology()).weights();
    }

    /** Number of updates so far. */
    int updates() {
        return updates;
    }

    /** First moments, one array a projection; they are the optimizer's own. */
    List<float[]> means() {
        return means;
    }

    /** Second moments, one array a projection; they are the optimizer's own. */
    List<float[]> squares() {
        return squares;
    }

    /** Goes on where another optimizer stopped. */
    void resume(int updatesBefore, List<float[]> meansBefore, List<float[]> squaresBefore) {
        updates = updatesBefore;
        for (int i = 0; i < means.size(); i++) {
            System.arraycopy(meansBefore.get(i), 0, means.get(i), 0, means.get(i).length);
            System.arraycopy(squaresBefore.get(i), 0, squares.get(i), 0, squares.get(i).length);
        }
    }

    /**
     * Updates weights in place.
     *
     * @param limits largest absolute weight of each projection
     */
    void update(SpikingModel model, List<float[]> gradients, double rate, double[] limits) {
        updates++;
        double meanScale = 1 / (1 - Math.pow(MEAN_DECAY, updates));
        double squareScale = 1 / (1 - Math.pow(SQUARE_DECAY, updates));
        for (int i = 0; i < gradients.size(); i++) {
            float[] weights = model.weights().get(i);
            float[] gradient = gradients.get(i);
            float[] mean = means.get(i);
            float[] square = squares.get(i);
            for (int j = 0; j < weights.length; j++) {
                mean[j] += (float) ((1 - MEAN_DECAY) * (gradient[j] - mean[j]));
                square[j] += (float) ((1 - SQUARE_DECAY) * ((double) gradient[j] * gradient[j] - square[j]));
                double step = rate * mean[j] * meanScale / (Math.sqrt(square[j] * squareScale) + EPSILON);
                weights[j] = (float) Math.clamp(weights[j] - step, -limits[i], limits[i]);
            }
        }
    }
}
