package dev.synram.training;

import dev.synram.experiment.checkpoint.Checkpoint;
import dev.synram.experiment.checkpoint.CheckpointSettings;
import dev.synram.experiment.checkpoint.TrainingState;
import dev.synram.experiment.checkpoint.TrainingStateFormat;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Stores the states of a training, in float and in the loop, in a folder after each epoch, or stores nothing. */
final class Checkpoints {

    private static final String HOST = "host.state";
    private static final String CHIP = "chip.state";
    private static final String IDEAL = "ideal.state";

    private final Optional<Checkpoint<TrainingState>> host;
    private final Optional<Checkpoint<TrainingState>> chip;
    private final Optional<Checkpoint<TrainingState>> ideal;

    private Checkpoints(
            Optional<Checkpoint<TrainingState>> host,
            Optional<Checkpoint<TrainingState>> chip,
            Optional<Checkpoint<TrainingState>> ideal) {
        this.host = host;
        this.chip = chip;
        this.ideal = ideal;
    }

    static Checkpoints none() {
        return new Checkpoints(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * Stores states in a folder.
     *
     * @param hostSettings everything that must be equal to resume in float
     * @param chipSettings everything that must be equal to resume in the loop
     */
    static Checkpoints in(Path folder, CheckpointSettings hostSettings, CheckpointSettings chipSettings) {
        return new Checkpoints(
                Optional.of(new Checkpoint<>(folder.resolve(HOST), hostSettings, TrainingStateFormat.INSTANCE)),
                Optional.of(new Checkpoint<>(folder.resolve(CHIP), chipSettings, TrainingStateFormat.INSTANCE)),
                Optional.of(new Checkpoint<>(folder.resolve(IDEAL), chipSettings, TrainingStateFormat.INSTANCE)));
    }

    /** Whether a folder holds the state of a training. */
    static boolean isIn(Path folder) {
        CheckpointSettings none = new CheckpointSettings(new LinkedHashMap<>());
        return Stream.of(HOST, CHIP)
                .anyMatch(name -> new Checkpoint<>(folder.resolve(name), none, TrainingStateFormat.INSTANCE).exists());
    }

    /**
     * Checks that the stored states can be resumed; the one with the most settings first, which names all that differ.
     *
     * @return what the user should know of them
     */
    List<String> check() {
        return Stream.of(chip, ideal, host)
                .flatMap(Optional::stream)
                .flatMap(checkpoint -> checkpoint.check().stream())
                .toList();
    }

    TrainingState loadHost(TrainingState initial) {
        return host.map(checkpoint -> checkpoint.load(initial)).orElse(initial);
    }

    TrainingState loadChip(TrainingState initial) {
        return chip.map(checkpoint -> checkpoint.load(initial)).orElse(initial);
    }

    void saveHost(TrainingState state) {
        host.ifPresent(checkpoint -> checkpoint.save(state));
    }

    void saveChip(TrainingState state) {
        chip.ifPresent(checkpoint -> checkpoint.save(state));
    }

    /** The same for the training on an ideal chip, whose state takes the place of that on the chips. */
    Checkpoints forIdeal() {
        return new Checkpoints(Optional.empty(), ideal, Optional.empty());
    }

    void delete() {
        host.ifPresent(Checkpoint::delete);
        chip.ifPresent(Checkpoint::delete);
        ideal.ifPresent(Checkpoint::delete);
    }
}
