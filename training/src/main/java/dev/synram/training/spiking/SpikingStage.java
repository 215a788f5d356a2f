package dev.synram.training.spiking;

import dev.synram.experiment.Progress;
import dev.synram.experiment.spiking.learning.SpikingEpoch;
import dev.synram.experiment.spiking.learning.SpikingTrainingSettings;
import dev.synram.experiment.spiking.trained.SpikingState;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * One stage of a training, on the host or in the loop: epochs, each of which can be the last before an interruption.
 *
 * @param inLoop which stage it is
 * @param checkpoints where states are stored
 * @param lost events that the chip has lost so far
 */
record SpikingStage(boolean inLoop, SpikingCheckpoints checkpoints, LongSupplier lost) {

    static SpikingStage onHost(SpikingCheckpoints checkpoints) {
        return new SpikingStage(false, checkpoints, () -> 0);
    }

    static SpikingStage inTheLoop(SpikingCheckpoints checkpoints, LongSupplier lost) {
        return new SpikingStage(true, checkpoints, lost);
    }

    /**
     * Trains the network of a loop to the last epoch, from a stored state if there is one.
     *
     * @return the state after the last epoch
     */
    SpikingState run(SpikingLoop loop, SpikingTrainingSettings settings, SpikingSamples train, Progress progress) {
        int epochs = inLoop ? settings.epochs() : settings.hostEpochs();
        SpikingState state = checkpoints.load(inLoop, loop.state(0, List.of()));
        loop.resume(state);
        long lostBefore = lost.getAsLong() - state.droppedEvents();
        List<SpikingEpoch> history = new ArrayList<>(state.history());
        try (Progress.Task task = progress.begin(inLoop ? "training in the loop" : "training on the host", epochs)) {
            task.advance(history.size());
            while (history.size() < epochs) {
                history.add(loop.epoch(train, history.size()));
                state = loop.state(lost.getAsLong() - lostBefore, history);
                checkpoints.save(inLoop, state);
                task.advance(1);
            }
        }
        return state;
    }
}
