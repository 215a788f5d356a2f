package dev.synram.training.spiking;

import dev.synram.experiment.checkpoint.CheckpointSettings;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.function.Consumer;

/**
 * Where a training stores its state after each epoch. The state of a complete training stays: it can be extended by more epochs in
 * the loop.
 *
 * @param folder of the states
 * @param chip number of the chip among several, from 0; each has states of its own
 * @param resume whether to resume from a stored state, if there is one; otherwise it is deleted
 * @param notes receives a sentence if the newest stored state is damaged and the one of the epoch before is used
 */
public record SpikingStorage(Path folder, int chip, boolean resume, Consumer<String> notes) {

    /** Stores the states of the first chip, or the only one. */
    public static SpikingStorage in(Path folder, boolean resume, Consumer<String> notes) {
        return new SpikingStorage(folder, 0, resume, notes);
    }

    /** Whether a folder holds the state of a training that can be resumed. */
    public static boolean isIn(Path folder) {
        return SpikingCheckpoints.areIn(folder);
    }

    /** The same for another chip. */
    SpikingStorage ofChip(int number) {
        return new SpikingStorage(folder, number, resume, notes);
    }

    /** Deletes the states of all chips of a training that begins, so that none is left of another one. */
    void begin(int chips) {
        if (!resume) {
            for (int number = 0; number < chips; number++) {
                SpikingCheckpoints.in(folder, number, new CheckpointSettings(new LinkedHashMap<>()))
                        .delete();
            }
        }
    }

    SpikingCheckpoints checkpoints(CheckpointSettings settings) {
        SpikingCheckpoints checkpoints = SpikingCheckpoints.in(folder, chip, settings);
        if (resume) {
            checkpoints.check().forEach(notes);
        } else {
            checkpoints.delete();
        }
        return checkpoints;
    }
}
