package dev.synram.experiment.result;

import org.jspecify.annotations.Nullable;

/**
 * Accuracies of a network on one member of a fleet.
 *
 * @param chipSeed seed of its first chip
 * @param unseen whether training never saw the chip
 * @param accuracyBefore before training in the loop, 0..1; null for a chip that training never saw
 * @param accuracy after training in the loop, 0..1
 */
public record ChipAccuracy(
        long chipSeed, boolean unseen, @Nullable Double accuracyBefore, double accuracy) {

    /** Of a chip that the network was trained on. */
    public static ChipAccuracy trained(long chipSeed, double before, double after) {
        return new ChipAccuracy(chipSeed, false, before, after);
    }

    /** Of a chip that training never saw. */
    public static ChipAccuracy unseen(long chipSeed, double accuracy) {
        return new ChipAccuracy(chipSeed, true, null, accuracy);
    }
}
