package dev.synram.network.layer;

import dev.synram.network.shape.Shape;

/**
 * {@code y = x W + b} with all elements of the input, regardless of its shape.
 *
 * @param outputs number of results, at least 1
 * @param bias bias added to the results
 */
public record Dense(int outputs, Bias bias) implements MacLayer {

    public Dense {
        if (outputs < 1) {
            throw new IllegalArgumentException("a dense layer has at least 1 output, not " + outputs);
        }
    }

    /** A dense layer without bias. */
    public Dense(int outputs) {
        this(outputs, Bias.NONE);
    }

    @Override
    public Shape outputShape(Shape input) {
        return Shape.vector(outputs);
    }

    @Override
    public Im2col im2col(Shape input) {
        return Im2col.whole(input.size());
    }

    @Override
    public Dense with(Bias other) {
        return new Dense(outputs, other);
    }

    @Override
    public Dense withOutputs(int count) {
        return new Dense(count, bias);
    }

    @Override
    public boolean connects(Shape input, int row, int firstOutput, int some) {
        return true;
    }

    @Override
    public String kind() {
        return "dense";
    }

    @Override
    public String toString() {
        return "dense " + outputs + (bias.exists() ? ", " + bias : "");
    }
}
