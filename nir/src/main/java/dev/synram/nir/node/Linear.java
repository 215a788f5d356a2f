package dev.synram.nir.node;

import dev.synram.nir.value.Dimensions;
import dev.synram.nir.value.Tensor;

/**
 * A matrix product: y = W x.
 *
 * @param weight outputs x inputs, or a stack of such matrices
 */
public record Linear(Tensor weight) implements Node {

    public Linear {
        Shapes.requireMatrix(weight);
    }

    @Override
    public Dimensions output(Dimensions input) {
        return Shapes.product(weight.shape(), input);
    }
}
