package dev.synram.network;

/**
 * A layer that multiplies vectors with a matrix of weights, without biases. Each sample yields {@link Patches} vectors,
 * one an output position.
 */
public sealed interface MacLayer extends Layer permits Conv2d, Dense {

    /** Number of results of one vector. */
    int outputs();

    /** How the vectors are cut out of a sample of the given shape. */
    Patches patches(Shape input);
}
