package dev.synram.network.function;

/**
 * A function of the channels at one position of a sample, in float. All are differentiable but for single points, where
 * the slope is that of one side.
 */
public sealed interface HostFunction permits ElementFunction, PRelu, LayerNormalization, ChannelSoftmax {

    /**
     * Computes the function in place.
     *
     * @param values array that contains the channels
     * @param from index of the first channel
     * @param channels number of channels
     */
    void apply(float[] values, int from, int channels);

    /**
     * Replaces the gradient with respect to the results by that with respect to the inputs.
     *
     * @param inputs array that contains the inputs of the function
     * @param gradients array with the gradient at the same indices
     * @param from index of the first channel
     * @param channels number of channels
     */
    void backward(float[] inputs, float[] gradients, int from, int channels);

    /** Whether results can be negative. */
    boolean isSigned();

    /**
     * Checks that the function can be computed for a number of channels.
     *
     * @throws IllegalArgumentException naming both numbers if it cannot
     */
    default void requireFit(int channels) {}
}
