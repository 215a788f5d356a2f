package dev.synram.network.layer;

import dev.synram.network.shape.Shape;

/**
 * A factor and an offset for each channel: batch normalization after training. It is folded into the multiplication
 * before it, because the chip has no such operation.
 */
public record BatchNorm() implements UnaryLayer {

    @Override
    public Shape outputShape(Shape input) {
        return input;
    }

    @Override
    public String kind() {
        return "norm";
    }

    @Override
    public String toString() {
        return "batch normalization";
    }
}
