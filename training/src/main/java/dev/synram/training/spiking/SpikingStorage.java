package dev.synram.training.spiking;

import dev.synram.experiment.checkpoint.CheckpointSettings;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * Where a training stores its state after each epoch. The state of a complete training stays: it can be extended by more epochs in
 * the loop.
 *
 * @param folder of the states
 * @param resume whether to resume from a stored state, if there is one; otherwise it is deleted
 * @param notes receives a sentence if the newest stored state is damaged and the one of the epoch before is used
 */
public record SpikingStorage(Path folder, boolean resume, Consumer<String> notes) {

    /** Whether a folder holds the state of a training that can be resumed. */
    public static boolean isIn(Path folder) {
        return SpikingCheckpoints.areIn(folder);
    }

    /** The same for a chip of several: the first uses this folder, others one within. */
    SpikingStorage ofChip(int number) {
        return number == 0 ? this : new SpikingStorage(folder.resolve("chip-%s".formatted(number + 1)), resume, notes);
    }

    SpikingCheckpoints checkpoints(CheckpointSettings settings) {
        SpikingCheckpoints checkpoints = SpikingCheckpoints.in(folder, settings);
        if (resume) {
            checkpoints.check().forEach(notes);
        } else {
            checkpoints.delete();
        }
        return checkpoints;
    }
}
