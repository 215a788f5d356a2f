package dev.synram.experiment.checkpoint;

import dev.synram.files.FileException;
import dev.synram.files.PartFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/**
 * Stores one stage of a training after each epoch, so that it can be resumed after an interruption. The state before is
 * kept until the next is stored, and takes its place if the newest is damaged.
 *
 * @param <S> kind of the states
 * @param file the file of the newest state
 * @param settings everything that must be equal to resume
 * @param format how states are stored
 */
public record Checkpoint<S>(Path file, CheckpointSettings settings, StateFormat<S> format) {

    private static final String PREVIOUS = ".previous";

    /** Whether a state is stored. */
    public boolean exists() {
        return Files.exists(file) || Files.exists(previous());
    }

    /** Where the state of the epoch before is kept. */
    private Path previous() {
        return file.resolveSibling(file.getFileName() + PREVIOUS);
    }

    /**
     * Checks that a stored state, if there is one, can be resumed with these settings. Nothing is changed.
     *
     * @return what its user should know: that the newest state is damaged and the one before is used
     * @throws FileException if it is damaged and none before it is kept; the message says what is lost, and how to go on
     * @throws CheckpointException if it belongs to another training
     */
    public Optional<String> check() {
        if (!exists()) {
            return Optional.empty();
        }
        Stored<S> stored = stored();
        requireSame(stored.content());
        return stored.damage()
                .map(damage -> "%s is damaged (%s); the training goes on from the state before, after %s epochs"
                        .formatted(
                                file,
                                damage.getMessage(),
                                format.epochs(stored.content().state())));
    }

    /**
     * The state to resume from. A damaged newest state is replaced by the one before.
     *
     * @param initial the state before the first epoch, which is returned if no state is stored
     * @throws FileException if the stored state is damaged and none before it is kept
     * @throws CheckpointException if the stored state belongs to another training
     */
    public S load(S initial) {
        if (!exists()) {
            return initial;
        }
        Stored<S> stored = stored();
        requireSame(stored.content());
        S state = stored.content().state();
        if (!format.fits(state, initial)) {
            throw new CheckpointException("%s belongs to a network of another size".formatted(file));
        }
        if (stored.damage().isPresent()) {
            move(previous(), file); // saving must not put the damaged one in the place of the intact one
        }
        return state;
    }

    /**
     * The newest intact state.
     *
     * @param <S> kind of the state
     * @param damage why the newest state is not used, if it is not
     */
    private record Stored<S>(StateFile<S> content, Optional<FileException> damage) {}

    private Stored<S> stored() {
        for (Path path : List.of(file, previous())) {
            if (Files.exists(path) && !Files.isRegularFile(path)) {
                throw new FileException("%s is no file, but a state is stored there; move it away".formatted(path));
            }
        }
        Path newest = Files.exists(file) ? file : previous();
        try {
            return new Stored<>(StateFile.content(format, newest), Optional.empty());
        } catch (FileException e) {
            if (newest.equals(file) && Files.exists(previous())) {
                return new Stored<>(before(e), Optional.of(e));
            }
            throw StateFile.damaged(newest, e);
        } catch (IOException e) {
            throw StateFile.unreadable(newest, e);
        }
    }

    private StateFile<S> before(FileException damage) {
        try {
            return StateFile.content(format, previous());
        } catch (FileException e) {
            throw new FileException(
                    "%s and %s are damaged (%s); delete both to repeat only this stage of the training; other files beside them hold other stages, which are kept"
                            .formatted(file, previous().getFileName(), damage.getMessage()),
                    e);
        } catch (IOException e) {
            throw StateFile.unreadable(previous(), e);
        }
    }

    private void requireSame(StateFile<S> saved) {
        List<String> differences = settings.differences(CheckpointSettings.parse(saved.settings()));
        if (!differences.isEmpty()) {
            throw new CheckpointException("%s holds a training with other settings: %s"
                    .formatted(file.getParent(), String.join(", ", differences)));
        }
    }

    /** Stores a state, in a folder that is created if need be; the one that was the newest is kept beside it. */
    public void save(S state) {
        try {
            Path folder = file.getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            replace(state);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void replace(S state) throws IOException {
        try (PartFile next = new StateFile<>(format, settings.text(), state).prepare(file)) {
            if (Files.exists(file)) {
                move(file, previous());
            }
            next.complete();
        }
    }

    private static void move(Path from, Path to) {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes the stored states. */
    public void delete() {
        try {
            Files.deleteIfExists(file);
            Files.deleteIfExists(previous());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
