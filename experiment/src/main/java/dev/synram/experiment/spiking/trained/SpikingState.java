package dev.synram.experiment.spiking.trained;

import dev.synram.experiment.spiking.learning.SpikingEpoch;
import java.util.List;

/**
 * Everything that is needed to resume a stage of the training of a spiking network after an epoch.
 *
 * @param updates number of updates of the weights
 * @param droppedEvents events that the chip lost in these epochs
 * @param history one record per finished epoch
 * @param weights one array a projection
 * @param means first moments of Adam, of the same sizes
 * @param squares second moments of Adam, of the same sizes
 */
public record SpikingState(
        int updates,
        long droppedEvents,
        List<SpikingEpoch> history,
        List<float[]> weights,
        List<float[]> means,
        List<float[]> squares) {

    public SpikingState {
        history = List.copyOf(history);
        weights = List.copyOf(weights);
        means = List.copyOf(means);
        squares = List.copyOf(squares);
    }

    boolean fits(SpikingState other) {
        return sizes(weights).equals(sizes(other.weights));
    }

    private static List<Integer> sizes(List<float[]> arrays) {
        return arrays.stream().map(array -> array.length).toList();
    }
}
