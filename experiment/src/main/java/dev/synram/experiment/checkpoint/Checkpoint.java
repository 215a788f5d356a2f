package dev.synram.experiment.checkpoint;

import dev.synram.files.FileException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Stores a training after each epoch, so that it can be resumed after an interruption.
 *
 * @param file the file
 * @param settings everything that must be equal to resume
 */
public record Checkpoint(Path file, CheckpointSettings settings) {

    /** Whether a state is stored. */
    public boolean exists() {
        return Files.exists(file);
    }

    /**
     * Checks that a stored state, if there is one, can be resumed with these settings.
     *
     * @throws CheckpointException if it is damaged or belongs to another training
     */
    public void check() {
        if (exists()) {
            read();
        }
    }

    /**
     * The state to resume from.
     *
     * @param initial the state before the first epoch, which is returned if no state is stored
     * @throws CheckpointException if the stored state is damaged or belongs to another training
     */
    public TrainingState load(TrainingState initial) {
        if (!exists()) {
            return initial;
        }
        TrainingState saved = read();
        if (!saved.fits(initial)) {
            throw new CheckpointException("%s belongs to a network of another size".formatted(file));
        }
        return saved;
    }

    private TrainingState read() {
        TrainingStateFile saved;
        try {
            saved = TrainingStateFile.read(file);
        } catch (FileException e) {
            throw new CheckpointException(String.valueOf(e.getMessage()), e);
        }
        List<String> differences = settings.differences(CheckpointSettings.parse(saved.settings()));
        if (!differences.isEmpty()) {
            throw new CheckpointException("%s holds a training with other settings: %s"
                    .formatted(file.getParent(), String.join(", ", differences)));
        }
        return saved.state();
    }

    /** Stores a state in place of the previous one. */
    public void save(TrainingState state) {
        try {
            new TrainingStateFile(settings.text(), state).write(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
