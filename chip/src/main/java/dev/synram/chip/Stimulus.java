package dev.synram.chip;

import dev.synram.chip.geometry.ChipGeometry;

/**
 * A vector sent to all signed inputs of a hemisphere while a membrane is recorded.
 *
 * @param activations one for each of the {@value ChipGeometry#SIGNED_INPUTS} inputs, 0..31; shared, not copied
 * @param settings how the events are sent
 */
@SuppressWarnings("ArrayRecordComponent") // the caller's vector; never compared
public record Stimulus(byte[] activations, MacSettings settings) {

    public Stimulus {
        if (activations.length != ChipGeometry.SIGNED_INPUTS) {
            throw new IllegalArgumentException("a hemisphere has %s inputs; %s activations were given"
                    .formatted(ChipGeometry.SIGNED_INPUTS, activations.length));
        }
        for (int i = 0; i < activations.length; i++) {
            if (activations[i] < 0 || activations[i] > ChipGeometry.MAX_ACTIVATION) {
                throw new IllegalArgumentException("activation %s is %s; allowed are 0..%s"
                        .formatted(i, activations[i], ChipGeometry.MAX_ACTIVATION));
            }
        }
    }
}
