package dev.synram.kernel;

import dev.synram.kernel.data.AdamState;
import dev.synram.kernel.data.FloatRange;
import dev.synram.kernel.data.Ramp;

/** What training needs beside matrix products: for the backward pass through a network, and to update its parameters. */
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

    /**
     * Adds to the gradient by the arguments of a ramp: {@code sums[i] += gradients[i] * slope}, where the slope is the ramp's where
     * {@code 0 < argument <= largest}, and 0 elsewhere.
     *
     * @param gradients by the ramp's values, at least as many as sums
     * @param sums hold and receive those by its arguments; their indices are those of the arguments
     * @param ramp the function
     */
    void addRamp(FloatRange gradients, FloatRange sums, Ramp ramp);

    /**
     * {@code sums[i] += addends[i]}.
     *
     * @param addends at least as many as sums
     * @param sums hold and receive the sums
     */
    void add(FloatRange addends, FloatRange sums);

    /**
     * The moments of Adam after a batch. For each gradient {@code g} with the moments {@code m} and {@code s}:
     *
     * <pre>{@code
     * m = fma(g, 1 - MEAN_DECAY, m * MEAN_DECAY)
     * s = fma((1 - SQUARE_DECAY) * g, g, s * SQUARE_DECAY)
     * }</pre>
     *
     * @param state the parameters
     * @param from index of the first
     * @param count how many
     */
    void moments(AdamState state, int from, int count);

    /**
     * The values of parameters after their moments: {@code clamp(value - mean * rate / (root + EPSILON))}.
     *
     * @param state the parameters
     * @param update what they have in common
     * @param from index of the first
     * @param count how many
     */
    void update(AdamState state, AdamState.Update update, int from, int count);
}
