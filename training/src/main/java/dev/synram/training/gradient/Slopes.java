package dev.synram.training.gradient;

import dev.synram.kernel.data.Ramp;
import dev.synram.network.layer.ConvertingRelu;
import dev.synram.network.layer.Relu;
import dev.synram.network.layer.Requantize;
import dev.synram.network.layer.Slices;

/**
 * The slopes of requantizations without their rounding.
 *
 * @param saturation the slope where the activation is at its limit
 */
record Slopes(SaturationGradient saturation) {

    private static final int VALUES = 256;

    /** The slopes at the results of a chip, samples x size. */
    Ramp at(byte[] results, ConvertingRelu relu) {
        return new Ramp(results, (byte) Math.min(Byte.MAX_VALUE, largest(relu.shift())), 1f / (1 << relu.shift()));
    }

    /** The slopes of a ReLU at the results of a chip, samples x size. */
    static Ramp at(byte[] results, Relu relu) {
        return new Ramp(results, (byte) Math.min(Byte.MAX_VALUE, Math.floor(relu.limit())), 1f);
    }

    /** For each 8-bit result, indexed by its bits, the slope of the activation. */
    float[] of(Requantize requantize) {
        float[] slopes = new float[VALUES];
        int largest = largest(requantize.shift());
        for (int result = Byte.MIN_VALUE; result <= Byte.MAX_VALUE; result++) {
            slopes[result & (VALUES - 1)] = Math.abs(result) <= largest ? 1f / (1 << requantize.shift()) : 0f;
        }
        return slopes;
    }

    /** For each 8-bit result, indexed by its bits, the slope of the high bits of the activation. */
    float[] of(Slices slices) {
        float[] slopes = new float[VALUES];
        int bits = slices.shift() + slices.rows().lowBits();
        int largest = largest(bits);
        for (int result = slices.signed() ? Byte.MIN_VALUE : 1; result <= Byte.MAX_VALUE; result++) {
            slopes[result & (VALUES - 1)] = Math.abs(result) <= largest ? 1f / (1 << bits) : 0f;
        }
        return slopes;
    }

    /** The largest result with a slope. */
    private int largest(int shift) {
        return saturation == SaturationGradient.PASSED ? Integer.MAX_VALUE : ((ConvertingRelu.MAX + 1) << shift) - 1;
    }
}
