package dev.synram.kernel.scalar;

import dev.synram.kernel.GradientKernel;

/** The way back in plain Java. */
public final class ScalarGradientKernel implements GradientKernel {

    @Override
    public void floats(byte[] values, int from, float[] target, int to, int count) {
        for (int i = 0; i < count; i++) {
            target[to + i] = values[from + i];
        }
    }

    @Override
    public void ramp(float[] gradients, byte[] causes, int from, int count, byte largest, float slope) {
        for (int i = from; i < from + count; i++) {
            gradients[i] = causes[i] > 0 && causes[i] <= largest ? gradients[i] * slope : 0;
        }
    }
}
