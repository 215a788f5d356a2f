package dev.synram.experiment.checkpoint;

import dev.synram.files.FileException;
import dev.synram.files.FileProblem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where a training is kept after each epoch, so that it can go on after an interruption.
 *
 * @param file the file
 * @param settings all that must be the same to go on
 */
public record Checkpoint(Path file, String settings) {

    /**
     * The state to go on from.
     *
     * @param initial the state before the first epoch, which it is if nothing has been kept
     * @throws CheckpointException if what has been kept is broken or of another training
     */
    public TrainingState load(TrainingState initial) {
        if (!Files.exists(file)) {
            return initial;
        }
        TrainingStateFile saved;
        try {
            saved = TrainingStateFile.read(file);
        } catch (FileException e) {
            throw new CheckpointException(String.valueOf(e.getMessage()), e);
        }
        if (!saved.settings().equals(settings)) {
            throw new CheckpointException("%s is of a training with [%s], not [%s]; give its settings"
                    .formatted(file.getParent(), saved.settings(), settings));
        }
        if (!saved.state().fits(initial)) {
            throw new CheckpointException("%s is of a network of another size".formatted(file));
        }
        return saved.state();
    }

    /** Keeps a state in place of the one before. */
    public void save(TrainingState state) {
        try {
            new TrainingStateFile(settings, state).write(file);
        } catch (IOException e) {
            throw new UncheckedIOException(FileProblem.naming(file, e));
        }
    }

    /** Removes what was kept. */
    public void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
