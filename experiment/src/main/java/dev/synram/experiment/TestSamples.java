package dev.synram.experiment;

import dev.synram.chip.Vectors;
import dev.synram.data.LabelledData;
import dev.synram.network.quantization.InputRange;

/**
 * Test samples for the host and for chips.
 *
 * @param values values divided by the largest input
 * @param activations the same samples as activations
 * @param labels classes of the samples
 */
@SuppressWarnings("ArrayRecordComponent") // views of data; never compared as records
record TestSamples(float[] values, Vectors activations, byte[] labels) {

    static TestSamples of(LabelledData samples, InputRange range) {
        return new TestSamples(
                range.divided(samples.values()),
                Vectors.of(range.activations(samples.values()), samples.sampleSize()),
                samples.labels());
    }

    int count() {
        return labels.length;
    }
}
