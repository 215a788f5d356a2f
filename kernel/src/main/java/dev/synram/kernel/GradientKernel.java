package dev.synram.kernel;

import dev.synram.kernel.data.Ramp;

/** What the backward pass through a network needs beside matrix products. */
public interface GradientKernel {

    /**
     * {@code target[to + i] = values[i]} for {@code i < count}.
     *
     * @param values 8-bit numbers
     * @param target receives them as floats
     * @param to index of the first
     * @param count how many
     */
    void floats(byte[] values, float[] target, int to, int count);

    /**
     * The gradient by the arguments of a ramp: each element times the ramp's slope where {@code 0 < argument <= largest}, and
     * 0 elsewhere.
     *
     * @param gradients by the ramp's values; receives those by its arguments
     * @param from index of the first element, in the gradient and among the arguments
     * @param count how many
     * @param ramp the function
     */
    void ramp(float[] gradients, int from, int count, Ramp ramp);
}
