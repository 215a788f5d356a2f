package dev.synram.cli;

import dev.synram.training.TrainingState;
import dev.synram.training.TrainingStateFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a training is kept after each epoch, so that it can go on after an interruption.
 *
 * @param file the file
 * @param settings all that must be the same to go on
 */
record Checkpoint(Path file, String settings) {

    /** The state to go on from, if there is one. */
    Optional<TrainingState> load() {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        TrainingStateFile saved;
        try {
            saved = TrainingStateFile.read(file);
        } catch (IOException e) {
            throw new UserError("%s cannot be read; start again without --resume".formatted(file), e);
        }
        if (!saved.settings().equals(settings)) {
            throw new UserError("--resume: %s is of a run with [%s], not [%s]; give its options, or leave out --resume"
                    .formatted(file.getParent(), saved.settings(), settings));
        }
        return Optional.of(saved.state());
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
