package dev.synram.training.gradient;

import dev.synram.kernel.data.Ramp;
import dev.synram.network.layer.ConvertingRelu;

/** The slope of a converting ReLU without its rounding. */
final class Slopes {

    private Slopes() {}

    /** The slopes at the results of a chip, samples x size. */
    static Ramp of(ConvertingRelu relu, byte[] results) {
        int largest = Math.min(Byte.MAX_VALUE, ((ConvertingRelu.MAX + 1) << relu.shift()) - 1);
        return new Ramp(results, (byte) largest, 1f / (1 << relu.shift()));
    }
}
