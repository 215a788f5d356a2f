package dev.synram.experiment.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synram.network.FloatWeights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointTest {

    @TempDir
    private Path folder;

    private Path file = Path.of("");

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("train.state");
    }

    private static TrainingState state(int inputs, int outputs) {
        float[] values = new float[inputs * outputs];
        List<FloatWeights> weights = List.of(new FloatWeights(inputs, outputs, values));
        return new TrainingState(
                weights, List.of(List.of(values, values)), List.of(new EpochRecord(1, 0.5, 0.5)), weights);
    }

    @Test
    void aStateOfTheSameTrainingIsContinued() {
        Checkpoint checkpoint = new Checkpoint(file, "epochs=8");
        TrainingState initial = TrainingState.initial(state(2, 3).weights());
        assertThat(checkpoint.load(initial)).isSameAs(initial);
        checkpoint.save(state(2, 3));
        assertThat(checkpoint.load(initial).epochs()).isEqualTo(1);
    }

    @Test
    void otherStatesAreRefused() throws IOException {
        Checkpoint checkpoint = new Checkpoint(file, "epochs=8");
        checkpoint.save(state(2, 3));
        assertThatThrownBy(() -> checkpoint.load(state(3, 2)))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining("network of another size");
        assertThatThrownBy(() -> new Checkpoint(file, "epochs=9").load(state(2, 3)))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining("[epochs=8], not [epochs=9]");
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 60));
        assertThatThrownBy(() -> checkpoint.load(state(2, 3)))
                .isInstanceOf(CheckpointException.class)
                .hasMessageStartingWith(file + " cannot be read as a training state: ");
    }
}
