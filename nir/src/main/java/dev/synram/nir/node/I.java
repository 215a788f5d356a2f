package dev.synram.nir.node;

import dev.synram.nir.value.Dimensions;
import dev.synram.nir.value.Tensor;

/**
 * Integrators: v' = r I.
 *
 * @param r resistance
 */
public record I(Tensor r) implements Neuron {

    public I {
        Shapes.requireEqual(new Shapes.Field("r", r));
    }

    @Override
    public Dimensions shape() {
        return r.shape();
    }
}
