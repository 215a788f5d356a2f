package dev.synram.network.layer;

import dev.synram.network.shape.Shape;

/** The index of the largest result, the first of several equal ones; at the end of a network. */
public record ArgMax() implements UnaryLayer {

    @Override
    public Shape outputShape(Shape input) {
        return Shape.vector(1);
    }

    @Override
    public String kind() {
        return "argmax";
    }

    @Override
    public String toString() {
        return "argmax";
    }
}
