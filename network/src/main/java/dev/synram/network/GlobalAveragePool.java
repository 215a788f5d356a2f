package dev.synram.network;

/** The mean of each channel. */
public record GlobalAveragePool() implements UnaryLayer {

    @Override
    public Shape outputShape(Shape input) {
        return Shape.vector(input.channels());
    }

    @Override
    public String kind() {
        return "average";
    }

    @Override
    public String toString() {
        return "global average pooling";
    }
}
