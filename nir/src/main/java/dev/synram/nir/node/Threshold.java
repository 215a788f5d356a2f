package dev.synram.nir.node;

import dev.synram.nir.value.Dimensions;
import dev.synram.nir.value.Tensor;

/**
 * 1 where a value is above a threshold, otherwise 0; it has no memory.
 *
 * @param threshold one for each value, or a single one
 */
public record Threshold(Tensor threshold) implements Node {

    public Threshold {
        new Shapes.Field("threshold", threshold).requireFinite();
    }

    @Override
    public Dimensions output(Dimensions input) {
        return Shapes.elementwise(threshold.shape(), input);
    }
}
