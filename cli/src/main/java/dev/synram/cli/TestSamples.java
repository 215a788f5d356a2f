package dev.synram.cli;

import dev.synram.chip.Vectors;
import dev.synram.network.quantization.InputRange;
import dev.synram.network.shape.Shape;

/**
 * The samples that a network is tested with.
 *
 * @param values divided by the largest input, in the order of memory
 * @param activations the same for a chip
 * @param labels their classes
 */
@SuppressWarnings("ArrayRecordComponent") // data; never compared as records
record TestSamples(float[] values, Vectors activations, byte[] labels) {

    static TestSamples of(float[] samples, byte[] labels, InputRange range, Shape input) {
        return new TestSamples(range.divided(samples), Vectors.of(range.activations(samples), input.size()), labels);
    }

    int count() {
        return labels.length;
    }
}
