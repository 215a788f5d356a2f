package dev.synram.nir.node;

import dev.synram.nir.value.Dimensions;

/**
 * A node of a graph: what it computes from the sum of its inputs, by the names of the NIR specification (Pedersen et al.,
 * Nature Communications 15, 8122, 2024). Times are in the unit of the file, which files do not store.
 */
public sealed interface Node
        permits Input, Output, Affine, Linear, Scale, Convolution, Pooling, Flatten, Delay, Threshold, Neuron, Graph {

    /**
     * The shape of its results.
     *
     * @param input shape of its input
     * @throws dev.synram.nir.value.NirException if such an input does not fit
     */
    Dimensions output(Dimensions input);

    /** The name of its type in files. */
    default String type() {
        return getClass().getSimpleName();
    }
}
