package dev.synram.experiment.checkpoint;

import dev.synram.network.FloatWeights;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything that is needed to resume a training after an epoch.
 *
 * @param weights weights of each multiplication
 * @param moments first and second moment of Adam for each multiplication; empty before the first epoch
 * @param history one record per finished epoch
 * @param best the weights after the first epoch with the best accuracy on the held-out samples
 */
public record TrainingState(
        List<FloatWeights> weights, List<List<float[]>> moments, List<EpochRecord> history, List<FloatWeights> best) {

    public TrainingState {
        weights = List.copyOf(weights);
        moments = List.copyOf(moments);
        history = List.copyOf(history);
        best = List.copyOf(best);
    }

    /** The state before the first epoch. */
    public static TrainingState initial(List<FloatWeights> weights) {
        return new TrainingState(weights, List.of(), List.of(), weights);
    }

    /** The state after one more epoch. */
    public TrainingState after(List<FloatWeights> trained, List<List<float[]>> newMoments, EpochRecord epoch) {
        List<EpochRecord> longer = new ArrayList<>(history);
        longer.add(epoch);
        boolean better = history.stream().allMatch(before -> before.heldOutAccuracy() < epoch.heldOutAccuracy());
        return new TrainingState(trained, newMoments, longer, better ? trained : best);
    }

    /** Whether this state belongs to the same network as another: matrices and their moments have the same sizes. */
    public boolean fits(TrainingState other) {
        return haveSameSizes(weights, other.weights)
                && haveSameSizes(best, other.best)
                && (moments.isEmpty() || moments.size() == weights.size());
    }

    private static boolean haveSameSizes(List<FloatWeights> these, List<FloatWeights> those) {
        if (these.size() != those.size()) {
            return false;
        }
        for (int i = 0; i < these.size(); i++) {
            boolean same = these.get(i).inputs() == those.get(i).inputs()
                    && these.get(i).outputs() == those.get(i).outputs();
            if (!same) {
                return false;
            }
        }
        return true;
    }

    /** Number of finished epochs. */
    public int epochs() {
        return history.size();
    }

    /** Epochs since the best one. */
    public int epochsSinceBest() {
        int best = 0;
        for (int i = 1; i < history.size(); i++) {
            best = history.get(i).heldOutAccuracy() > history.get(best).heldOutAccuracy() ? i : best;
        }
        return history.isEmpty() ? 0 : history.size() - 1 - best;
    }
}
