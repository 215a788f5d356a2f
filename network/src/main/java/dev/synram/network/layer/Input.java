package dev.synram.network.layer;

import dev.synram.network.shape.Shape;
import java.util.List;

/**
 * The input of a network: activations of 5 bits, or of 5 bits and a sign.
 *
 * @param shape of a sample
 * @param signed whether activations may be negative
 */
public record Input(Shape shape, boolean signed) implements Layer {

    @Override
    public Shape outputShape(List<Shape> inputs) {
        if (!inputs.isEmpty()) {
            throw new IllegalArgumentException("the input of a network takes no results");
        }
        return shape;
    }

    @Override
    public String kind() {
        return "input";
    }

    @Override
    public String toString() {
        return (signed ? "signed input " : "input ") + shape;
    }
}
