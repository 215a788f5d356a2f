package dev.synram.training.ablation;

import dev.synram.experiment.ablation.AblationRun;
import dev.synram.experiment.checkpoint.CheckpointException;
import dev.synram.files.BoundedInput;
import dev.synram.files.FileContent;
import dev.synram.files.FileException;
import dev.synram.files.FileOutput;
import dev.synram.files.FileTree;
import dev.synram.files.JsonFields;
import dev.synram.files.JsonText;
import dev.synram.training.Training;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The trainings of an ablation, so that it goes on after an interruption: a file for each that is finished, and a folder with the states of the one that was
 * interrupted.
 *
 * @param folder where they are
 */
record KeptRuns(Path folder) {

    private static final String END = ".run.json";
    private static final String STATES = ".states";
    private static final String SETTINGS = "settings";
    private static final int MOST_BYTES = 1000;

    /**
     * The content of a file.
     *
     * @param settings digest of everything that must be equal to use it
     * @param methods names
     * @param number of the training
     * @param accuracy on its chips
     * @param unseenAccuracy on others; null without
     */
    private record Kept(
            String settings,
            List<String> methods,
            int number,
            double accuracy,
            @Nullable Double unseenAccuracy) {}

    private Path file(List<String> methods, int number) {
        return folder.resolve(name(methods, number) + END);
    }

    /** Where a training that is not finished stores its states. */
    Path states(List<String> methods, int number) {
        return folder.resolve(name(methods, number) + STATES);
    }

    /**
     * Prepares the folder for the states of a training that is not finished. A training on its own can be extended by more epochs; one of a table cannot,
     * since it would differ from one without interruption.
     *
     * @param settings digest of everything that must be equal to go on from the states that are there
     * @return the folder
     * @throws CheckpointException if they belong to other settings
     */
    Path begun(List<String> methods, int number, String settings) {
        Path states = states(methods, number);
        Path file = states.resolve(SETTINGS);
        try {
            if (Training.isStoredIn(states)) {
                requireSame(states, Files.exists(file) && settings.equals(text(file)));
            } else {
                Files.createDirectories(states);
                FileOutput.write(file, FileContent.of(settings));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return states;
    }

    private static String text(Path file) throws IOException {
        return new String(BoundedInput.readAll(file, MOST_BYTES), StandardCharsets.UTF_8);
    }

    private static void requireSame(Path path, boolean isSame) {
        if (!isSame) {
            throw new CheckpointException(
                    "%s was trained with other options or data; give the same, or leave out --resume to start again"
                            .formatted(path));
        }
    }

    private static String name(List<String> methods, int number) {
        return (methods.isEmpty() ? "none" : String.join("+", methods)) + "-" + number;
    }

    /**
     * A finished training. Its states are deleted, if they are still there after an interruption.
     *
     * @param settings digest of everything that must be equal
     * @throws CheckpointException if the training has other settings
     * @throws FileException if the file is damaged
     */
    Optional<AblationRun> find(List<String> methods, int number, String settings) {
        Path file = file(methods, number);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            JsonFields fields = JsonFields.parse(BoundedInput.readAll(file, JsonFields.MOST_BYTES));
            String stored = fields.text("settings");
            AblationRun run = new AblationRun(
                    fields.textList("methods"),
                    fields.integer("number", 1, Integer.MAX_VALUE),
                    fields.number("accuracy", 0, 1),
                    fields.has("unseenAccuracy") ? fields.number("unseenAccuracy", 0, 1) : null);
            fields.requireIntact();
            requireSame(file, stored.equals(settings) && run.methods().equals(methods) && run.number() == number);
            FileTree.delete(states(methods, number));
            return Optional.of(run);
        } catch (FileException e) {
            throw new FileException(
                    "%s is damaged (%s); delete it to repeat this training".formatted(file, e.getMessage()), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Keeps a finished training, in place of its states. */
    void keep(AblationRun run, String settings) {
        Kept kept = new Kept(settings, run.methods(), run.number(), run.accuracy(), run.unseenAccuracy());
        try {
            FileOutput.write(file(run.methods(), run.number()), FileContent.of(JsonText.sealed(kept)));
            FileTree.delete(states(run.methods(), run.number()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether there is a training that can be gone on from: a finished one, or one with a state. */
    boolean isAnyStored() {
        return all().stream().anyMatch(path -> path.toString().endsWith(END) || Training.isStoredIn(path));
    }

    /** Deletes all trainings. */
    void delete() {
        for (Path kept : all()) {
            try {
                FileTree.delete(kept);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The files of finished trainings and the folders of others. */
    List<Path> all() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(KeptRuns::isKept).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isKept(Path path) {
        String name = path.getFileName().toString();
        return name.endsWith(END) || name.endsWith(STATES);
    }
}
