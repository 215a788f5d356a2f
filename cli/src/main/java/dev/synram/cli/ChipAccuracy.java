package dev.synram.cli;

import org.jspecify.annotations.Nullable;

/**
 * Accuracies of a network on one member of a fleet.
 *
 * @param chipSeed seed of its first chip
 * @param before before training in the loop, or null for a chip that training never saw
 * @param after after training in the loop, 0..1
 */
record ChipAccuracy(long chipSeed, @Nullable Double before, double after) {

    /** Whether training never saw the chip. */
    boolean unseen() {
        return before == null;
    }
}
