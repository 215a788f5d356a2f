package dev.synram.network.layer;

import dev.synram.network.shape.Shape;

/** Results as probabilities, at the end of a network. Computed by the host in float; 8-bit results remain unchanged. */
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
