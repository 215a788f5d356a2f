package dev.synram.kernel;

/** What the way back through a network needs beside matrix products. */
public interface GradientKernel {

    /** {@code target[to + i] = values[from + i]} for {@code i < count}. */
    void floats(byte[] values, int from, float[] target, int to, int count);

    /**
     * The gradient of a ramp: {@code gradients[i]} times {@code slope} where {@code 0 < causes[i] <= largest}, and 0
     * elsewhere, for {@code count} elements of both from the same index on.
     *
     * @param causes what went into the ramp
     */
    void ramp(float[] gradients, byte[] causes, int from, int count, byte largest, float slope);
}
