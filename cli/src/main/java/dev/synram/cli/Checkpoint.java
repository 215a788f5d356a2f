package dev.synram.cli;

import dev.synram.files.FileException;
import dev.synram.training.TrainingState;
import dev.synram.training.TrainingStateFile;
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
record Checkpoint(Path file, String settings) {

    /**
     * The state to go on from.
     *
     * @param initial the state before the first epoch, which it is if nothing has been kept
     * @throws UserError if what has been kept is broken or of another training
     */
    TrainingState load(TrainingState initial) {
        if (!Files.exists(file)) {
            return initial;
        }
        TrainingStateFile saved;
        try {
            saved = TrainingStateFile.read(file);
        } catch (FileException e) {
            throw new UserError("--resume: %s; leave out --resume".formatted(e.getMessage()), e);
        }
        if (!saved.settings().equals(settings)) {
            throw new UserError("--resume: %s is of a run with [%s], not [%s]; give its options, or leave out --resume"
                    .formatted(file.getParent(), saved.settings(), settings));
        }
        if (!saved.state().fits(initial)) {
            throw new UserError("--resume: %s is of a network of another size; leave out --resume".formatted(file));
        }
        return saved.state();
    }

    void save(TrainingState state) {
        try {
            new TrainingStateFile(settings, state).write(file);
        } catch (IOException e) {
            throw new UncheckedIOException(FileProblem.naming(file, e));
        }
    }

    void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
