package dev.synram.nir.node;

import dev.synram.nir.value.Dimensions;
import dev.synram.nir.value.Tensor;

/**
 * Leaky integrators of an exponentially decaying current: tau_syn I' = -I + w_in S and tau_mem v' = v_leak - v + r I.
 *
 * @param tauSyn time constant of the current, above 0
 * @param tauMem time constant of the membrane, above 0
 * @param r resistance
 * @param vLeak membrane at rest
 * @param wIn weight of the input
 */
public record CubaLI(Tensor tauSyn, Tensor tauMem, Tensor r, Tensor vLeak, Tensor wIn) implements Neuron {

    public CubaLI {
        Shapes.requireEqual(
                new Shapes.Field("tau_syn", tauSyn),
                new Shapes.Field("tau_mem", tauMem),
                new Shapes.Field("r", r),
                new Shapes.Field("v_leak", vLeak),
                new Shapes.Field("w_in", wIn));
        new Shapes.Field("tau_syn", tauSyn).requirePositive();
        new Shapes.Field("tau_mem", tauMem).requirePositive();
    }

    @Override
    public Dimensions shape() {
        return r.shape();
    }
}
