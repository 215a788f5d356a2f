package dev.synram.network.layer;

import dev.synram.network.shape.Shape;

/** The elements as one vector, in the order of memory: rows, columns, channels. */
public record Flatten() implements UnaryLayer {

    @Override
    public Shape outputShape(Shape input) {
        return Shape.vector(input.size());
    }

    @Override
    public String kind() {
        return "flatten";
    }

    @Override
    public String toString() {
        return "flatten";
    }
}
