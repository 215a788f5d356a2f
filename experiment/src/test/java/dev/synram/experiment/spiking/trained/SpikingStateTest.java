package dev.synram.experiment.spiking.trained;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synram.experiment.checkpoint.Checkpoint;
import dev.synram.experiment.checkpoint.CheckpointSettings;
import dev.synram.experiment.checkpoint.EpochRecord;
import dev.synram.experiment.checkpoint.StateFile;
import dev.synram.experiment.checkpoint.TrainingStateFormat;
import dev.synram.experiment.spiking.learning.SpikingEpoch;
import dev.synram.files.FileException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpikingStateTest {

    @TempDir
    private Path folder;

    private static SpikingState state(float square) {
        return new SpikingState(
                7,
                3L << 32,
                List.of(new SpikingEpoch(true, 1, 0.5, 12.5, 2, 0.25)),
                List.of(new float[] {1, 2}, new float[] {3}),
                List.of(new float[] {-1, 0}, new float[] {4}),
                List.of(new float[] {square, 0}, new float[] {5}));
    }

    private Checkpoint<SpikingState> checkpoint() {
        return new Checkpoint<>(
                folder.resolve("spiking-chip.state"),
                new CheckpointSettings(new LinkedHashMap<>(Map.of("seed", "1"))),
                SpikingStateFormat.INSTANCE);
    }

    @Test
    void aStateIsLoadedAsItWasSaved() {
        checkpoint().save(state(2));
        assertThat(checkpoint().load(state(1))).usingRecursiveComparison().isEqualTo(state(2));
    }

    @Test
    void negativeSquaresAreRefused() throws IOException {
        Path file = folder.resolve("spiking-chip.state");
        new StateFile<>(SpikingStateFormat.INSTANCE, "seed=1", state(-2)).write(file);
        assertThatThrownBy(() -> StateFile.read(SpikingStateFormat.INSTANCE, file))
                .isInstanceOf(FileException.class)
                .hasMessageContaining("the second moments of projection 1 hold -2.0; expected 0 or more");
    }

    /** Both are in folders of results. */
    @Test
    void statesOfOtherTrainingsAreRefused() throws IOException {
        Path file = folder.resolve("spiking-chip.state");
        checkpoint().save(state(2));
        assertThatThrownBy(() -> StateFile.read(TrainingStateFormat.INSTANCE, file))
                .isInstanceOf(FileException.class)
                .hasMessageContaining("it does not begin as a training state does");
    }

    /** So that no setting is forgotten. */
    @Test
    void everyComponentIsASetting() {
        assertThat(CheckpointSettings.of(new EpochRecord(1, 0.5, 0.25)).values())
                .containsExactly(
                        Map.entry("loss", "1.0"),
                        Map.entry("train-accuracy", "0.5"),
                        Map.entry("held-out-accuracy", "0.25"));
    }
}
