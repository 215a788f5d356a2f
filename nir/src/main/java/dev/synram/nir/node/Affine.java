package dev.synram.nir.node;

import dev.synram.nir.value.Dimensions;
import dev.synram.nir.value.Tensor;

/**
 * A matrix product with a bias: y = W x + b.
 *
 * @param weight outputs x inputs, or a stack of such matrices
 * @param bias one for each output
 */
public record Affine(Tensor weight, Tensor bias) implements Node {

    public Affine {
        Shapes.requireMatrix(weight);
        Dimensions all = weight.shape();
        Shapes.requireBias(bias, Shapes.extended(all.sizes().subList(0, all.rank() - 2), all.size(-2)));
    }

    @Override
    public Dimensions output(Dimensions input) {
        return Shapes.product(weight.shape(), input);
    }
}
