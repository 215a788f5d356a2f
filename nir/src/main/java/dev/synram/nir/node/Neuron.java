package dev.synram.nir.node;

import dev.synram.nir.value.Dimensions;

/** Neurons, each with its own parameters; parameters of one element hold for all neurons. */
public sealed interface Neuron extends Node permits I, LI, CubaLI, Firing {

    /** Shape of each parameter. */
    Dimensions shape();

    @Override
    default Dimensions output(Dimensions input) {
        return Shapes.elementwise(shape(), input);
    }
}
