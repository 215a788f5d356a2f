package dev.synram.training.gradient;

import dev.synram.chip.Vectors;
import dev.synram.data.LabelledData;

/** Converts samples with integer activations, -31..31, to bytes for chips; reuses its memory. */
public final class ChipInputs {

    private byte[] activations = new byte[0];

    /** The samples as vectors, valid until the next call with samples of another size. */
    public Vectors of(LabelledData samples) {
        float[] values = samples.values();
        if (activations.length != values.length) {
            activations = new byte[values.length];
        }
        for (int i = 0; i < values.length; i++) {
            activations[i] = (byte) values[i];
        }
        return Vectors.of(activations, samples.sampleSize());
    }
}
