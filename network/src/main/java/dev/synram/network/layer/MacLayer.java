package dev.synram.network.layer;

import dev.synram.network.shape.Shape;

/**
 * A layer that multiplies vectors with a matrix of weights. Each sample yields {@link Im2col} vectors, one an output
 * position.
 */
public sealed interface MacLayer extends UnaryLayer permits Conv2d, Dense {

    /** Number of results of one vector. */
    int outputs();

    /** What is added to the results. */
    Bias bias();

    /** The same layer with another bias. */
    MacLayer with(Bias other);

    /** How the vectors are cut out of a sample of the given shape. */
    Im2col patches(Shape input);

    /** Whether an element of the vectors has a weight to an output; all others count as 0. */
    boolean connects(Shape input, int row, int output);
}
