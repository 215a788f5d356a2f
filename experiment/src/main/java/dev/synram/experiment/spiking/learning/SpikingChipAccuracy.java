package dev.synram.experiment.spiking.learning;

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
        String chip, double accuracyTransferred, double accuracy, double weightStepsPerUnit, long droppedEvents) {}
