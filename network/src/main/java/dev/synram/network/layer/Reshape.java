package dev.synram.network.layer;

import dev.synram.network.shape.Shape;

/**
 * The same elements in the same order of memory, with another shape.
 *
 * @param shape of the results
 */
public record Reshape(Shape shape) implements UnaryLayer {

    @Override
    public Shape outputShape(Shape input) {
        if (input.size() != shape.size()) {
            throw new IllegalArgumentException("an input of %s with %s elements cannot be reshaped to %s with %s"
                    .formatted(input, input.size(), shape, shape.size()));
        }
        return shape;
    }

    @Override
    public String kind() {
        return "reshape";
    }

    @Override
    public String toString() {
        return "reshape to " + shape;
    }
}
