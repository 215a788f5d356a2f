package dev.synram.training.spiking;

import dev.synram.experiment.checkpoint.Checkpoint;
import dev.synram.experiment.checkpoint.CheckpointSettings;
import dev.synram.experiment.spiking.trained.SpikingState;
import dev.synram.experiment.spiking.trained.SpikingStateFormat;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;

/**
 * Stores the states of both stages of a training after each epoch, or stores nothing.
 *
 * @param stored the checkpoint of the host and that of the loop; none if nothing is stored
 */
record SpikingCheckpoints(List<Checkpoint<SpikingState>> stored) {

    /** Nothing is stored. */
    static final SpikingCheckpoints NONE = new SpikingCheckpoints(List.of());

    private static final String HOST = "spiking-host";
    private static final String CHIP = "spiking-chip";

    /**
     * Stores states in a folder.
     *
     * @param chip number of the chip, from 0
     * @param settings everything that must be equal to resume
     */
    static SpikingCheckpoints in(Path folder, int chip, CheckpointSettings settings) {
        String ending = (chip == 0 ? "" : "-" + (chip + 1)) + ".state";
        return new SpikingCheckpoints(Stream.of(HOST, CHIP)
                .map(name -> new Checkpoint<>(folder.resolve(name + ending), settings, SpikingStateFormat.INSTANCE))
                .toList());
    }

    /** Whether a folder holds the state of a training. */
    static boolean areIn(Path folder) {
        return in(folder, 0, new CheckpointSettings(new LinkedHashMap<>())).stored.stream()
                .anyMatch(Checkpoint::exists);
    }

    /**
     * Checks that the stored states can be resumed.
     *
     * @return what the user should know of them
     */
    List<String> check() {
        return stored.stream()
                .flatMap(checkpoint -> checkpoint.check().stream())
                .toList();
    }

    SpikingState load(boolean inLoop, SpikingState initial) {
        return stored.isEmpty() ? initial : of(inLoop).load(initial);
    }

    void save(boolean inLoop, SpikingState state) {
        if (!stored.isEmpty()) {
            of(inLoop).save(state);
        }
    }

    private Checkpoint<SpikingState> of(boolean inLoop) {
        return inLoop ? stored.getLast() : stored.getFirst();
    }

    void delete() {
        stored.forEach(Checkpoint::delete);
    }
}
