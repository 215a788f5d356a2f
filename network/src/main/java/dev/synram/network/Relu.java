package dev.synram.network;

/** Nothing below 0: {@code max(0, y)}. */
public record Relu() implements UnaryLayer {

    @Override
    public Shape outputShape(Shape input) {
        return input;
    }

    @Override
    public String kind() {
        return "relu";
    }

    @Override
    public String toString() {
        return "ReLU";
    }
}
