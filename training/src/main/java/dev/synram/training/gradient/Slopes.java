package dev.synram.training.gradient;

import dev.synram.kernel.provider.KernelProvider;
import dev.synram.network.layer.ConvertingRelu;

/**
 * The slope of a converting ReLU, rounding aside, at the results that a chip gave.
 *
 * @param results what was converted, samples x size
 * @param largest the largest result that the activation still follows
 * @param slope of the activation up to there
 */
@SuppressWarnings("ArrayRecordComponent") // a view of a chip's results; never compared
record Slopes(byte[] results, byte largest, float slope) {

    static Slopes of(ConvertingRelu relu, byte[] results) {
        int largest = Math.min(Byte.MAX_VALUE, ((ConvertingRelu.MAX + 1) << relu.shift()) - 1);
        return new Slopes(results, (byte) largest, 1f / (1 << relu.shift()));
    }

    /** Multiplies gradients by the slopes at the same elements. */
    void multiply(float[] gradients, int from, int count) {
        KernelProvider.best().gradient().ramp(gradients, results, from, count, largest, slope);
    }
}
