package dev.synram.experiment.conversion;

import dev.synram.runtime.host.FloatSteps;

/** How far the outputs of a converted network are from those in float, without labels; smaller is better. */
enum Criterion {
    /**
     * The mean Kullback-Leibler divergence of class probabilities: the cross-entropy with the probabilities in float, less
     * their entropy.
     */
    DIVERGENCE {
        @Override
        double of(float[] wanted, float[] outputs, int size) {
            double sum = 0;
            for (int from = 0; from < wanted.length; from += size) {
                double wantedNorm = FloatSteps.logSumExp(wanted, from, size);
                double norm = FloatSteps.logSumExp(outputs, from, size);
                for (int i = from; i < from + size; i++) {
                    double log = wanted[i] - wantedNorm;
                    sum += Math.exp(log) * (log - outputs[i] + norm);
                }
            }
            return sum * size / wanted.length;
        }
    },

    /** The mean squared difference by the mean square in float. */
    SQUARED_ERROR {
        @Override
        double of(float[] wanted, float[] outputs, int size) {
            double sum = 0;
            double all = 0;
            for (int i = 0; i < wanted.length; i++) {
                double off = outputs[i] - wanted[i];
                sum += off * off;
                all += wanted[i] * wanted[i];
            }
            return sum / Math.max(all, Float.MIN_NORMAL);
        }
    };

    /**
     * Computes the distance.
     *
     * @param wanted outputs in float, samples x size
     * @param outputs of the converted network, in the same unit
     */
    abstract double of(float[] wanted, float[] outputs, int size);
}
