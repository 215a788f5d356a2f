package dev.synram.nir.node;

import dev.synram.nir.value.Dimensions;
import dev.synram.nir.value.Tensor;

/**
 * Each value times a factor.
 *
 * @param scale one for each value, or a single one
 */
public record Scale(Tensor scale) implements Node {

    public Scale {
        new Shapes.Field("scale", scale).requireFinite();
    }

    @Override
    public Dimensions output(Dimensions input) {
        return Shapes.elementwise(scale.shape(), input);
    }
}
