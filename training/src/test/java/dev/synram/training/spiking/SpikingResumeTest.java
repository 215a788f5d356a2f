package dev.synram.training.spiking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synram.data.DataSplit;
import dev.synram.data.source.YinYang;
import dev.synram.experiment.Progress;
import dev.synram.experiment.checkpoint.CheckpointException;
import dev.synram.experiment.spiking.learning.HiddenNeurons;
import dev.synram.experiment.spiking.learning.LearningRule;
import dev.synram.experiment.spiking.learning.SpikingChipAccuracy;
import dev.synram.experiment.spiking.learning.SpikingTrainingResult;
import dev.synram.experiment.spiking.learning.SpikingTrainingSettings;
import dev.synram.experiment.spiking.trained.SpikingNetworkFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpikingResumeTest {

    private static final DataSplit DATA =
            DataSplit.of(YinYang.samples(120, 1), YinYang.samples(60, 2)).named("few");
    private static final int NEVER = 1000;

    @TempDir
    private Path folder;

    private static SpikingTrainingSettings settings(int epochs) {
        return SpikingTrainingSettings.yinYang(LearningRule.SURROGATE)
                .withHidden(HiddenNeurons.of(12))
                .withEpochs(2, epochs);
    }

    /** Interrupts a training after some epochs of both stages. */
    private static Progress interruption(int epochs) {
        AtomicInteger left = new AtomicInteger(epochs);
        return (_, _) -> new Progress.Task() {
            @Override
            public void advance(long done) {
                if (left.addAndGet((int) -done) <= 0) {
                    throw new IllegalStateException("interrupted");
                }
            }

            @Override
            public void close() {
                // Nothing was reported.
            }
        };
    }

    private SpikingFleetTraining.Outcome train(int chips, int epochs, boolean resume, int interruptedAfter) {
        return new SpikingFleetTraining(new UniformChips(chips))
                .keeping(SpikingStorage.in(folder, resume, _ -> {}))
                .train(DATA, settings(epochs), interruption(interruptedAfter));
    }

    private static void assertSame(SpikingFleetTraining.Outcome resumed, SpikingFleetTraining.Outcome whole) {
        for (int chip = 0; chip < whole.networks().size(); chip++) {
            assertThat(SpikingNetworkFile.write(resumed.networks().get(chip)))
                    .isEqualTo(SpikingNetworkFile.write(whole.networks().get(chip)));
        }
        assertThat(withoutTimes(resumed.result())).isEqualTo(withoutTimes(whole.result()));
    }

    private static String withoutTimes(SpikingTrainingResult result) {
        return result.json().replaceAll("\"(seconds|wallSeconds)\" : [0-9.Ee-]+", "");
    }

    /** After each epoch of both stages once. */
    @Test
    void anInterruptedTrainingEndsAsAWholeOne() {
        SpikingFleetTraining.Outcome whole = train(1, 2, false, NEVER);
        for (int finished = 1; finished <= 4; finished++) {
            int before = finished;
            assertThatThrownBy(() -> train(1, 2, false, before)).hasMessage("interrupted");
            assertThat(SpikingStorage.isIn(folder)).isTrue();
            assertSame(train(1, 2, true, NEVER), whole);
        }
    }

    @Test
    void aFinishedTrainingIsExtended() {
        SpikingFleetTraining.Outcome whole = train(1, 2, false, NEVER);
        train(1, 1, false, NEVER);
        SpikingFleetTraining.Outcome extended = train(1, 2, true, NEVER);
        assertThat(extended.networks().getFirst().model().weights().getFirst())
                .containsExactly(whole.networks().getFirst().model().weights().getFirst());
        assertThatThrownBy(() -> train(1, 1, true, NEVER))
                .isInstanceOf(CheckpointException.class)
                .hasMessageEndingWith("holds a training with other settings: epochs was 2 and is 1");
    }

    /** The second chip has a state of its own. */
    @Test
    void aFleetIsResumed() {
        SpikingFleetTraining.Outcome whole = train(2, 1, false, NEVER);
        assertThat(whole.result().chips()).hasSize(2);
        assertThat(whole.result().chips().get(1).chip()).isEqualTo("simulated-ideal-2");
        assertThat(whole.result().accuracy())
                .isEqualTo(whole.result().chips().stream()
                        .mapToDouble(SpikingChipAccuracy::accuracy)
                        .average()
                        .orElseThrow());
        assertThatThrownBy(() -> train(2, 1, false, 4)).hasMessage("interrupted");
        assertSame(train(2, 1, true, NEVER), whole);
    }

    /** What is left of another training would be refused hours later. */
    @Test
    void aTrainingThatBeginsDeletesTheStatesOfAllChips() {
        train(2, 1, false, NEVER);
        assertThat(folder.resolve("spiking-chip-2.state")).exists();
        assertThatThrownBy(() -> train(2, 1, false, 1)).hasMessage("interrupted");
        assertThat(folder.resolve("spiking-chip-2.state")).doesNotExist();
        assertThat(folder.resolve("spiking-host.state")).exists();
    }

    /** The last epoch is repeated. */
    @Test
    void aDamagedStateCostsOneEpoch() throws IOException {
        SpikingFleetTraining.Outcome whole = train(1, 2, false, NEVER);
        Path state = folder.resolve("spiking-chip.state");
        byte[] content = Files.readAllBytes(state);
        content[content.length / 2] ^= 4;
        Files.write(state, content);
        List<String> notes = new ArrayList<>();
        SpikingFleetTraining.Outcome repeated = new SpikingFleetTraining(new UniformChips(1))
                .keeping(SpikingStorage.in(folder, true, notes::add))
                .train(DATA, settings(2), Progress.NONE);
        assertSame(repeated, whole);
        assertThat(notes).singleElement().asString().contains("is damaged", "after 1 epochs");
    }
}
