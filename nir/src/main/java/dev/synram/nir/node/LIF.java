package dev.synram.nir.node;

import dev.synram.nir.value.Dimensions;
import dev.synram.nir.value.Tensor;

/**
 * Leaky integrators that spike: tau v' = v_leak - v + r I.
 *
 * @param tau time constant of the membrane, above 0
 * @param r resistance
 * @param vLeak membrane at rest
 * @param vThreshold membrane that must be exceeded for a spike
 * @param vReset membrane after a spike
 */
public record LIF(Tensor tau, Tensor r, Tensor vLeak, Tensor vThreshold, Tensor vReset) implements Firing {

    public LIF {
        Shapes.requireEqual(
                new Shapes.Field("tau", tau),
                new Shapes.Field("r", r),
                new Shapes.Field("v_leak", vLeak),
                new Shapes.Field("v_threshold", vThreshold),
                new Shapes.Field("v_reset", vReset));
        new Shapes.Field("tau", tau).requirePositive();
    }

    @Override
    public Dimensions shape() {
        return r.shape();
    }
}
