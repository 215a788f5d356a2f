package dev.synram.training.spiking.gradient;

import dev.synram.network.spiking.Scores;

/**
 * Cross-entropy of scores, with a penalty on large ones.
 *
 * @param scale factor of the scores, above 0
 * @param square factor of the mean of squared scores, 0 or more
 */
public record ScoreLoss(double scale, double square) {

    public ScoreLoss {
        if (!(scale > 0) || !(square >= 0)) {
            throw new IllegalArgumentException(
                    "a loss has scale %s and penalty %s; the scale must be above 0, the penalty 0 or more"
                            .formatted(scale, square));
        }
    }

    /**
     * The loss of one sample.
     *
     * @param gradients receives the derivative with respect to each score
     */
    public double of(Scores scores, int label, double[] gradients) {
        double[] values = scores.values();
        double largest = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            largest = Math.max(largest, value);
        }
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            gradients[i] = Math.exp(scale * (values[i] - largest));
            sum += gradients[i];
        }
        double loss = Math.log(sum) - scale * (values[label] - largest);
        for (int i = 0; i < values.length; i++) {
            gradients[i] = scale * (gradients[i] / sum - (i == label ? 1 : 0)) + 2 * square * values[i] / values.length;
            loss += square * values[i] * values[i] / values.length;
        }
        return loss;
    }
}
