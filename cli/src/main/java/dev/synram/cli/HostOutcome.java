package dev.synram.cli;

import dev.synram.experiment.checkpoint.EpochRecord;
import dev.synram.network.FloatNetwork;
import java.util.List;

/**
 * What training in float brought.
 *
 * @param network the trained network
 * @param history one record an epoch
 */
record HostOutcome(FloatNetwork network, List<EpochRecord> history) {

    /** Fraction of test images classified right after the last epoch, 0..1. */
    double accuracy() {
        return history.getLast().heldOutAccuracy();
    }
}
