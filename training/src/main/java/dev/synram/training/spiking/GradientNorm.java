package dev.synram.training.spiking;

import dev.synram.experiment.spiking.learning.LearningRule;
import java.util.List;

/**
 * Keeps the gradients of a batch within a norm: the time of a spike that a potential only just causes depends on weights without
 * bound, and a few such spikes would outweigh the rest.
 *
 * @param largest the largest norm over all weights
 */
record GradientNorm(double largest) {

    /** Our choice by experiment: about a third of what batches of the Yin-Yang data have. */
    private static final double OF_FIRST_SPIKES = 0.2;

    static GradientNorm of(LearningRule rule) {
        return new GradientNorm(rule == LearningRule.FIRST_SPIKE ? OF_FIRST_SPIKES : Double.POSITIVE_INFINITY);
    }

    /** Scales gradients in place. */
    void limit(List<float[]> gradients) {
        double squares = 0;
        for (float[] gradient : gradients) {
            for (float value : gradient) {
                squares += (double) value * value;
            }
        }
        double norm = Math.sqrt(squares);
        if (norm > largest) {
            float factor = (float) (largest / norm);
            for (float[] gradient : gradients) {
                for (int i = 0; i < gradient.length; i++) {
                    gradient[i] *= factor;
                }
            }
        }
    }
}
