package dev.synram.network.layer;

import dev.synram.network.shape.Shape;
import java.util.List;

/** The channels of all inputs, one after the other; heights and widths are the same. */
public record Concatenate() implements JoiningLayer {

    @Override
    public Shape outputShape(List<Shape> inputs) {
        if (inputs.size() < 2) {
            throw new IllegalArgumentException("it takes at least 2 inputs, not " + inputs.size());
        }
        Shape first = inputs.getFirst();
        long channels = 0;
        for (Shape other : inputs) {
            if (other.height() != first.height() || other.width() != first.width()) {
                throw new IllegalArgumentException(
                        "inputs of %s and %s cannot be concatenated".formatted(first, other));
            }
            channels += other.channels();
        }
        if (channels > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("%s concatenated channels are too many".formatted(channels));
        }
        return new Shape((int) channels, first.height(), first.width());
    }

    @Override
    public String kind() {
        return "concatenate";
    }

    @Override
    public String toString() {
        return "concatenate";
    }
}
