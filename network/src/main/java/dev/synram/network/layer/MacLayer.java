package dev.synram.network.layer;

import dev.synram.network.shape.Shape;

/**
 * A layer that multiplies vectors with a matrix of weights. Each sample yields the vectors of an {@link Im2col}, one
 * per output position.
 */
public sealed interface MacLayer extends UnaryLayer permits Conv2d, Dense {

    /** Number of results of one vector. */
    int outputs();

    /** The bias added to the results. */
    Bias bias();

    /** The same layer with another bias. */
    MacLayer with(Bias other);

    /** The same layer with another number of outputs. */
    MacLayer withOutputs(int count);

    /** The vectors of a sample of the given shape. */
    Im2col im2col(Shape input);

    /** Whether a row of the matrix has a weight for an output; all others are 0. */
    default boolean connects(Shape input, int row, int output) {
        return connects(input, row, output, 1);
    }

    /** Whether a row of the matrix has a weight for any of some outputs. */
    boolean connects(Shape input, int row, int firstOutput, int outputs);
}
