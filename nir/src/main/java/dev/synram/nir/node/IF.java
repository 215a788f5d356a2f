package dev.synram.nir.node;

import dev.synram.nir.value.Dimensions;
import dev.synram.nir.value.Tensor;

/**
 * Integrators that spike: v' = r I.
 *
 * @param r resistance
 * @param vThreshold membrane that must be exceeded for a spike
 * @param vReset membrane after a spike
 */
public record IF(Tensor r, Tensor vThreshold, Tensor vReset) implements Firing {

    public IF {
        Shapes.requireEqual(
                new Shapes.Field("r", r),
                new Shapes.Field("v_threshold", vThreshold),
                new Shapes.Field("v_reset", vReset));
    }

    @Override
    public Dimensions shape() {
        return r.shape();
    }
}
