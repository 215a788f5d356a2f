package dev.synram.nir.node;

import dev.synram.nir.value.Dimensions;
import dev.synram.nir.value.Tensor;

/**
 * Leaky integrators: tau v' = v_leak - v + r I.
 *
 * @param tau time constant of the membrane, above 0
 * @param r resistance
 * @param vLeak membrane at rest
 */
public record LI(Tensor tau, Tensor r, Tensor vLeak) implements Neuron {

    public LI {
        Shapes.requireEqual(new Shapes.Field("tau", tau), new Shapes.Field("r", r), new Shapes.Field("v_leak", vLeak));
        new Shapes.Field("tau", tau).requirePositive();
    }

    @Override
    public Dimensions shape() {
        return r.shape();
    }
}
