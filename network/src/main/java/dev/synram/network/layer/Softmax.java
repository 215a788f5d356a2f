package dev.synram.network.layer;

import dev.synram.network.shape.Shape;

/** Results as probabilities, at the end of a network. The host computes it; 8-bit results stay as they are. */
public record Softmax() implements UnaryLayer {

    @Override
    public Shape outputShape(Shape input) {
        return input;
    }

    @Override
    public String kind() {
        return "softmax";
    }

    @Override
    public String toString() {
        return "softmax";
    }
}
