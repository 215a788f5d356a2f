package dev.synram.training.gradient;

import dev.synram.chip.Vectors;
import dev.synram.data.LabelledData;

/** Samples whose values are whole numbers of activation units, -31..31, as the bytes that chips take; keeps its memory. */
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
