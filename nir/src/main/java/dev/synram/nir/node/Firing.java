package dev.synram.nir.node;

import dev.synram.nir.value.Tensor;

/** Neurons that spike: where the membrane is above the threshold, the result is 1, and the membrane is reset. */
public sealed interface Firing extends Neuron permits IF, LIF, CubaLIF {

    /** The membrane that must be exceeded. */
    Tensor vThreshold();

    /** The membrane after a spike. */
    Tensor vReset();
}
