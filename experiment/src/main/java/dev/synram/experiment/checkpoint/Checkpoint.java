package dev.synram.experiment.checkpoint;

import dev.synram.files.FileException;
import dev.synram.files.FileProblem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Stores a training after each epoch, so that it can be resumed after an interruption.
 *
 * @param file the file
 * @param settings everything that must be equal to resume
 */
public record Checkpoint(Path file, String settings) {

    /**
     * The state to resume from.
     *
     * @param initial the state before the first epoch, which is returned if no state is stored
     * @throws CheckpointException if the stored state is damaged or belongs to another training
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
            throw new CheckpointException("%s belongs to a training with [%s], not [%s]; give its settings"
                    .formatted(file.getParent(), saved.settings(), settings));
        }
        if (!saved.state().fits(initial)) {
            throw new CheckpointException("%s belongs to a network of another size".formatted(file));
        }
        return saved.state();
    }

    /** Stores a state in place of the previous one. */
    public void save(TrainingState state) {
        try {
            new TrainingStateFile(settings, state).write(file);
        } catch (IOException e) {
            throw new UncheckedIOException(FileProblem.naming(file, e));
        }
    }

    /** Deletes the stored state. */
    public void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
