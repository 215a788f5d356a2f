package dev.synram.experiment;

import dev.synram.chip.Vectors;
import dev.synram.data.LabelledData;
import dev.synram.network.quantization.InputRange;
import dev.synram.network.quantization.QuantizedNetwork;

/**
 * Test samples for the host and for chips.
 *
 * @param samples in the order of the network's input
 * @param values the same, normalized and divided by the largest input, for the host
 */
@SuppressWarnings("ArrayRecordComponent") // views of data; never compared as records
record TestSamples(LabelledData samples, float[] values) {

    static TestSamples of(LabelledData samples, InputRange range) {
        return new TestSamples(samples, range.divided(samples.values()));
    }

    /** The samples as a network takes them on chips. */
    Vectors activations(QuantizedNetwork network) {
        return Vectors.of(
                network.inputRange().activations(samples.values()),
                network.network().input().size());
    }

    byte[] labels() {
        return samples.labels();
    }

    int count() {
        return samples.count();
    }
}
