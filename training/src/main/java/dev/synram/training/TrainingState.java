package dev.synram.training;

import dev.synram.network.FloatWeights;
import java.util.List;

/**
 * All that training needs to go on after an epoch.
 *
 * @param weights weights of each multiplication
 * @param moments first and second moment of Adam for each multiplication; empty before the first epoch
 * @param history one record a finished epoch
 */
public record TrainingState(List<FloatWeights> weights, List<List<float[]>> moments, List<EpochRecord> history) {

    public TrainingState {
        weights = List.copyOf(weights);
        moments = List.copyOf(moments);
        history = List.copyOf(history);
    }

    /** The state before the first epoch. */
    public static TrainingState initial(List<FloatWeights> weights) {
        return new TrainingState(weights, List.of(), List.of());
    }

    /** Number of finished epochs. */
    public int epochs() {
        return history.size();
    }
}
