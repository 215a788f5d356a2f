package dev.synram.network.layer;

import dev.synram.network.shape.Shape;

/**
 * A function that users apply to the results at the end of a network. It leaves the order of results as it is, so the
 * 8-bit results of a chip remain unchanged; in float it is computed.
 *
 * @param function the function
 */
public record Readout(Function function) implements UnaryLayer {

    /** The functions. */
    public enum Function {
        /** Probabilities that sum up to 1. */
        SOFTMAX("softmax"),
        /** Their logarithms. */
        LOG_SOFTMAX("logSoftmax"),
        /** A probability for each result by itself. */
        SIGMOID("sigmoid");

        private final String label;

        Function(String label) {
            this.label = label;
        }

        /** The name in files and messages. */
        public String label() {
            return label;
        }
    }

    @Override
    public Shape outputShape(Shape input) {
        return input;
    }

    @Override
    public String kind() {
        return function.label();
    }

    @Override
    public String toString() {
        return function.label();
    }
}
