package dev.synram.experiment.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synram.files.FileException;
import dev.synram.network.FloatWeights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
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
        Checkpoint<TrainingState> checkpoint = checkpoint("8", "1");
        TrainingState initial = TrainingState.initial(state(2, 3).weights());
        assertThat(checkpoint.load(initial)).isSameAs(initial);
        checkpoint.save(state(2, 3));
        assertThat(checkpoint.load(initial).epochs()).isEqualTo(1);
    }

    private Checkpoint<TrainingState> checkpoint(String epochs, String seed) {
        SequencedMap<String, String> settings = new LinkedHashMap<>();
        settings.put("start", "drawn, sends {a=1}");
        settings.put(CheckpointSettings.EPOCHS, epochs);
        settings.put("seed", seed);
        return new Checkpoint<>(file, new CheckpointSettings(settings), TrainingStateFormat.INSTANCE);
    }

    /** A training of eight epochs goes on to ten, and not to seven. */
    @Test
    void aTrainingIsExtendedAndNotShortened() {
        checkpoint("8", "1").save(state(2, 3));
        assertThat(checkpoint("10", "1").load(state(2, 3)).epochs()).isEqualTo(1);
        assertThatThrownBy(() -> checkpoint("7", "1").check())
                .isInstanceOf(CheckpointException.class)
                .hasMessage(folder + " holds a training with other settings: epochs was 8 and is 7");
    }

    /** Drawn weights follow from their seed. */
    @Test
    void digestsAreToldIfNothingElseDiffers() {
        CheckpointSettings stored = settings("1", "abc");
        assertThat(settings("1", "def").differences(stored)).containsExactly("SHA-256 of weights was abc and is def");
        assertThat(settings("2", "def").differences(stored)).containsExactly("seed was 1 and is 2");
        assertThat(settings("1", "abc").differences(stored)).isEmpty();
        assertThat(CheckpointSettings.parse(stored.text())).isEqualTo(stored);
    }

    private static CheckpointSettings settings(String seed, String digest) {
        SequencedMap<String, String> settings = new LinkedHashMap<>();
        settings.put(CheckpointSettings.DIGEST + "weights", digest);
        settings.put("seed", seed);
        return new CheckpointSettings(settings);
    }

    @Test
    void onlySettingsThatDifferAreNamed() throws IOException {
        checkpoint("8", "1").check(); // there is nothing to differ from
        checkpoint("8", "1").save(state(2, 3));
        assertThatThrownBy(() -> checkpoint("9", "2").load(state(2, 3)))
                .hasMessage(folder + " holds a training with other settings: seed was 1 and is 2");
        new StateFile<>(TrainingStateFormat.INSTANCE, "epochs=eight\nolder=3\nseed=1", state(2, 3)).write(file);
        assertThatThrownBy(() -> checkpoint("9", "1").check())
                .hasMessageEndingWith(
                        ": start was unset and is drawn, sends {a=1}, epochs was eight and is 9, older was 3 and is unset");
    }

    @Test
    void otherStatesAreRefused() {
        Checkpoint<TrainingState> checkpoint = checkpoint("8", "1");
        checkpoint.save(state(2, 3));
        assertThatThrownBy(() -> checkpoint.load(state(3, 2)))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining("network of another size");
    }

    /** The advice concerns the damaged file alone. */
    @Test
    void aDamagedOnlyStateIsRefused() throws IOException {
        Checkpoint<TrainingState> checkpoint = checkpoint("8", "1");
        checkpoint.save(state(2, 3));
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 60));
        assertThatThrownBy(() -> checkpoint.load(state(2, 3)))
                .isInstanceOf(FileException.class)
                .hasMessageStartingWith(file + " cannot be read as a training state: it has 60 bytes, but ")
                .hasMessageEndingWith(
                        "; delete it to repeat only this stage of the training; files beside it hold other stages, which are kept");
        assertThat(file).exists();
    }

    @Test
    void theStateBeforeTakesThePlaceOfADamagedOne() throws IOException {
        Checkpoint<TrainingState> checkpoint = checkpoint("8", "1");
        TrainingState first = state(2, 3);
        checkpoint.save(first);
        byte[] intact = Files.readAllBytes(file);
        checkpoint.save(twoEpochs());
        assertThat(checkpoint.check()).isEmpty();
        byte[] damaged = Files.readAllBytes(file);
        damaged[damaged.length / 2] ^= 1;
        Files.write(file, damaged);
        assertThat(checkpoint.check())
                .hasValue(
                        file
                                + " is damaged (its checksum does not match its content); the training goes on from the state before, after 1 epochs");
        assertThat(Files.readAllBytes(file)).as("checking changes nothing").isEqualTo(damaged);
        assertThat(checkpoint.load(first).epochs()).isEqualTo(1);
        assertThat(Files.readAllBytes(file)).isEqualTo(intact);
        assertThat(checkpoint.check()).isEmpty();
    }

    private static TrainingState twoEpochs() {
        TrainingState one = state(2, 3);
        return one.after(one.weights(), one.moments(), new EpochRecord(0.5, 0.75, 0.75));
    }

    /** Of two states only the one before is there when a program ends between both moves. */
    @Test
    void theStateBeforeIsEnough() throws IOException {
        Checkpoint<TrainingState> checkpoint = checkpoint("8", "1");
        checkpoint.save(state(2, 3));
        checkpoint.save(twoEpochs());
        Files.delete(file);
        assertThat(checkpoint.exists()).isTrue();
        assertThat(checkpoint.check()).isEmpty();
        assertThat(checkpoint.load(state(2, 3)).epochs()).isEqualTo(1);
        checkpoint.delete();
        assertThat(checkpoint.exists()).isFalse();
    }

    @Test
    void twoDamagedStatesAreRefused() throws IOException {
        Checkpoint<TrainingState> checkpoint = checkpoint("8", "1");
        checkpoint.save(state(2, 3));
        checkpoint.save(twoEpochs());
        Path previous = folder.resolve("train.state.previous");
        for (Path damaged : List.of(file, previous)) {
            Files.write(damaged, new byte[4096]);
        }
        assertThatThrownBy(() -> checkpoint.load(state(2, 3)))
                .isInstanceOf(FileException.class)
                .hasMessageStartingWith(
                        file
                                + " and train.state.previous are damaged (it does not begin as a training state does); delete both to repeat only this stage");
        assertThat(file).exists();
        assertThat(previous).exists();
    }
}
