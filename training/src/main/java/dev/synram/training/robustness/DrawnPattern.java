package dev.synram.training.robustness;

import dev.synram.chip.random.CounterRandom;
import dev.synram.network.FloatWeights;
import dev.synram.network.Parameter;

/**
 * One chip's fixed pattern in one matrix of parameters: the chip multiplies with {@code w * (1 + gain of the column) * (1 + gain
 * of the synapse)}, and adds {@code b + offset of the column} where a layer has a digital bias.
 *
 * @param pattern size of the pattern
 * @param parameter the matrix
 * @param key of the pattern and the matrix
 */
record DrawnPattern(ChipPattern pattern, Parameter parameter, long key) {

    /** The parameters as this chip has them. */
    FloatWeights of(float[] values) {
        float[] changed = new float[values.length];
        for (int i = 0; i < changed.length; i++) {
            changed[i] = isBias() ? values[i] + offset(i) : values[i] * factor(i);
        }
        return new FloatWeights(parameter.rows(), parameter.columns(), changed);
    }

    /** The gradient with respect to parameters, from that with respect to those of this chip. */
    float[] gradient(float[] ofChanged) {
        float[] gradient = ofChanged.clone();
        if (!isBias()) {
            for (int i = 0; i < gradient.length; i++) {
                gradient[i] *= factor(i);
            }
        }
        return gradient;
    }

    private boolean isBias() {
        return parameter.role() == Parameter.Role.BIAS;
    }

    private float factor(int element) {
        double ofColumn = 1 + pattern.gain() * CounterRandom.normal(key, element % parameter.columns());
        double ofSynapse = 1 + pattern.synapse() * CounterRandom.normal(~key, element);
        return (float) (ofColumn * ofSynapse);
    }

    private float offset(int column) {
        return (float) (pattern.offset() * CounterRandom.normal(key, column));
    }
}
