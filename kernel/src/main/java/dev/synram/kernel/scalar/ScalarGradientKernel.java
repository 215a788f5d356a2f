package dev.synram.kernel.scalar;

import dev.synram.kernel.GradientKernel;
import dev.synram.kernel.data.Ramp;

/** The backward pass in plain Java. */
public final class ScalarGradientKernel implements GradientKernel {

    @Override
    public void floats(byte[] values, float[] target, int to, int count) {
        for (int i = 0; i < count; i++) {
            target[to + i] = values[i];
        }
    }

    @Override
    public void ramp(float[] gradients, int from, int count, Ramp ramp) {
        for (int i = from; i < from + count; i++) {
            byte argument = ramp.arguments()[i];
            gradients[i] = argument > 0 && argument <= ramp.largest() ? gradients[i] * ramp.slope() : 0;
        }
    }
}
