package dev.synram.training;

import dev.synram.network.ConvertingRelu;
import java.util.Arrays;

/**
 * The slope of a converting ReLU, rounding aside, at the results that a chip gave.
 *
 * @param results what was converted, samples x size
 * @param bySteps the slope for each result, by its bits
 */
@SuppressWarnings("ArrayRecordComponent") // tables are never compared
record Slopes(byte[] results, float[] bySteps) {

    static Slopes of(ConvertingRelu relu, byte[] results) {
        float[] bySteps = new float[1 << Byte.SIZE];
        for (int y = 1; y <= Byte.MAX_VALUE; y++) {
            bySteps[y] = relu.isLinear((byte) y) ? 1f / (1 << relu.shift()) : 0f;
        }
        return new Slopes(results, bySteps);
    }

    /** Without a ReLU gradients stay as they are. */
    static Slopes none(byte[] results) {
        float[] bySteps = new float[1 << Byte.SIZE];
        Arrays.fill(bySteps, 1f);
        return new Slopes(results, bySteps);
    }

    /** Multiplies gradients by the slopes at the same elements. */
    void multiply(float[] gradients, int from, int count) {
        for (int i = from; i < from + count; i++) {
            gradients[i] *= bySteps[Byte.toUnsignedInt(results[i])];
        }
    }
}
