package dev.synram.cli;

import dev.synram.network.FloatWeights;
import dev.synram.training.EpochRecord;
import java.util.List;

/**
 * What training in float brought.
 *
 * @param weights the trained weights
 * @param history one record an epoch
 * @param accuracy on the test set, 0..1
 * @param largestResults largest usual result of each multiplication
 */
@SuppressWarnings("ArrayRecordComponent") // one number a multiplication; never compared
record HostOutcome(List<FloatWeights> weights, List<EpochRecord> history, double accuracy, double[] largestResults) {}
