package dev.synram.network.layer;

import dev.synram.network.shape.Shape;
import java.util.List;

/** The sum of inputs of the same shape; on 8-bit results it saturates, as the chip's processors do. */
public record Add() implements JoiningLayer {

    @Override
    public Shape outputShape(List<Shape> inputs) {
        if (inputs.size() < 2) {
            throw new IllegalArgumentException("it takes at least 2 inputs, not " + inputs.size());
        }
        Shape first = inputs.getFirst();
        for (Shape other : inputs) {
            if (!other.equals(first)) {
                throw new IllegalArgumentException("inputs of %s and %s cannot be added".formatted(first, other));
            }
        }
        return first;
    }

    @Override
    public String kind() {
        return "add";
    }

    @Override
    public String toString() {
        return "add";
    }
}
