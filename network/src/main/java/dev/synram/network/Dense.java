package dev.synram.network;

/**
 * {@code y = x W} with all inputs, whatever their shape.
 *
 * @param outputs number of results, at least 1
 */
public record Dense(int outputs) implements MacLayer {

    public Dense {
        if (outputs < 1) {
            throw new IllegalArgumentException("a dense layer has at least 1 output, not " + outputs);
        }
    }

    @Override
    public Shape outputShape(Shape input) {
        return Shape.vector(outputs);
    }

    @Override
    public Patches patches(Shape input) {
        return Patches.whole(input.size());
    }

    @Override
    public String toString() {
        return "dense " + outputs;
    }
}
