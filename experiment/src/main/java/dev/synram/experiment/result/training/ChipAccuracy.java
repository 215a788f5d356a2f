package dev.synram.experiment.result.training;

import org.jspecify.annotations.Nullable;

/**
 * Accuracies of a network on one member of a fleet.
 *
 * @param chipSeed seed of the member's first chip
 * @param unseen whether the chip was not used in training
 * @param accuracyBefore accuracy before training in the loop, 0..1; null for an unseen chip
 * @param accuracy accuracy after training in the loop, 0..1
 */
public record ChipAccuracy(
        long chipSeed, boolean unseen, @Nullable Double accuracyBefore, double accuracy) {

    /** The accuracies on a chip that was used in training. */
    public static ChipAccuracy trained(long chipSeed, double before, double after) {
        return new ChipAccuracy(chipSeed, false, before, after);
    }

    /** The accuracy on a chip that was not used in training. */
    public static ChipAccuracy unseen(long chipSeed, double accuracy) {
        return new ChipAccuracy(chipSeed, true, null, accuracy);
    }
}
