package dev.synram.experiment.spiking.learning;

import java.util.List;

/**
 * Accuracies of a network on one of several chips, 0..1.
 *
 * @param chip id of the chip
 * @param accuracyTransferred with the weights that training on the host ended with
 * @param accuracy after training in the loop
 * @param weightStepsPerUnit steps of a synapse's weight for a weight of 1, as measured on the chip
 * @param droppedEvents events that the chip lost
 */
public record SpikingChipAccuracy(
        String chip, double accuracyTransferred, double accuracy, double weightStepsPerUnit, long droppedEvents) {

    /** Chips in words: the id of a single one, or how many there are, the first and the last. */
    public static String names(List<SpikingChipAccuracy> chips) {
        String first = chips.getFirst().chip();
        return chips.size() == 1
                ? first
                : "%s chips, %s to %s"
                        .formatted(chips.size(), first, chips.getLast().chip());
    }
}
