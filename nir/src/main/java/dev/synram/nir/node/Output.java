package dev.synram.nir.node;

import dev.synram.nir.value.Dimensions;
import dev.synram.nir.value.NirException;

/**
 * Where values leave a graph.
 *
 * @param shape of the values
 */
public record Output(Dimensions shape) implements Node {

    @Override
    public Dimensions output(Dimensions input) {
        if (!input.matches(shape)) {
            throw new NirException(
                    "its input has the shape %s, but its own is %s; make them equal".formatted(input, shape));
        }
        return input;
    }
}
