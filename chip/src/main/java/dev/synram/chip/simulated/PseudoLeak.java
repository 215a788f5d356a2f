package dev.synram.chip.simulated;

import static dev.synram.chip.ChipGeometry.SIGNED_INPUTS;

import dev.synram.chip.MacSettings;

/**
 * How much of an event's charge is left at the end of a multiplication: membranes leak a little, so earlier events count
 * less than later ones, and earlier sends of a vector less than its last.
 */
final class PseudoLeak {

    private static final double NANOS_PER_MICRO = 1e3;

    private final float[] afterEvents = new float[SIGNED_INPUTS + 1];
    private final float[] overSends = new float[SIGNED_INPUTS + 1];

    PseudoLeak(MacSettings settings, double timeConstantMicros) {
        double decay = StrictMath.exp(-settings.eventIntervalNanos() / (timeConstantMicros * NANOS_PER_MICRO));
        double remaining = 1;
        for (int events = 0; events <= SIGNED_INPUTS; events++) {
            afterEvents[events] = (float) remaining;
            double sum = 0;
            for (int send = 0; send < settings.numSends(); send++) {
                sum = sum * remaining + 1;
            }
            overSends[events] = (float) sum;
            remaining *= decay;
        }
    }

    /** What is left of an event's charge after that many more events. */
    float after(int events) {
        return afterEvents[events];
    }

    /** What all sends of a vector of that many events add up to, the last one counting 1. */
    float overSends(int events) {
        return overSends[events];
    }
}
