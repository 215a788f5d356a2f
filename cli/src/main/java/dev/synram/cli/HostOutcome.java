package dev.synram.cli;

import dev.synram.network.FloatWeights;
import dev.synram.training.EpochRecord;
import java.util.List;

/**
 * What training in float brought.
 *
 * @param weights the trained weights
 * @param history one record an epoch
 * @param largestResults largest usual result of each multiplication
 */
@SuppressWarnings("ArrayRecordComponent") // one number a multiplication; never compared
record HostOutcome(List<FloatWeights> weights, List<EpochRecord> history, double[] largestResults) {

    /** Fraction of test images classified right after the last epoch, 0..1. */
    double accuracy() {
        return history.getLast().testAccuracy();
    }
}
