package dev.synram.training.ablation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synram.experiment.ablation.AblationRun;
import dev.synram.experiment.checkpoint.CheckpointException;
import dev.synram.experiment.setting.SettingException;
import dev.synram.experiment.setting.UnseenChips;
import dev.synram.files.FileException;
import dev.synram.training.TrainingSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AblationSettingsTest {

    private static final TrainingSettings PLAIN = TrainingSettings.defaults();

    @ParameterizedTest
    @EnumSource
    void eachMethodCanBeUsedAndLeftOut(TrainingMethod method) {
        TrainingSettings used = method.with(PLAIN);
        assertThat(used).isNotEqualTo(PLAIN);
        assertThat(method.without(used)).isEqualTo(PLAIN);
        assertThat(method.with(used)).isEqualTo(used);
        assertThat(method.meaning(used)).isNotBlank();
    }

    @Test
    void trainingsOfANumberHaveTheSameSeedsAndChipsOfTheirOwn() {
        AblationSettings settings = new AblationSettings(
                PLAIN.withUnseen(2).withShift(3), List.of(TrainingMethod.SHIFT, TrainingMethod.FLEET), 3);
        TrainingSettings first = settings.of(List.of(), 1);
        TrainingSettings second = settings.of(List.of("shift"), 2);
        assertThat(first)
                .as("tested on chips behind those of a fleet")
                .isEqualTo(PLAIN.withUnseen(new UnseenChips(2, 3)));
        assertThat(second.shift()).as("the strength that was given").isEqualTo(3);
        assertThat(second.fleet().fleet()).isEqualTo(1);
        assertThat(second.fleet().chips().seed()).isEqualTo(2);
        assertThat(second.fleet().chipSeed())
                .as("behind the 4 chips of a fleet and 2 others")
                .isEqualTo(7);
        assertThat(settings.of(List.of("shift", "fleet"), 2).fleet().chipSeed()).isEqualTo(7);
    }

    @Test
    void trainingsOfANumberAreTestedOnTheSameUnseenChips() {
        AblationSettings settings =
                new AblationSettings(PLAIN.withUnseen(2), List.of(TrainingMethod.SHIFT, TrainingMethod.FLEET), 3);
        for (List<String> methods : settings.design().combinations()) {
            assertThat(unseen(settings.of(methods, 1))).as("%s", methods).containsExactly(5L, 6L);
            assertThat(unseen(settings.of(methods, 3))).as("%s", methods).containsExactly(17L, 18L);
        }
    }

    private static List<Long> unseen(TrainingSettings settings) {
        return IntStream.range(0, settings.unseen().count())
                .mapToObj(i -> settings.unseen().seedOf(i, settings.fleet()))
                .toList();
    }

    @Test
    void tooFewSeedsAndRepeatedMethodsAreRefused() {
        assertThatThrownBy(() -> new AblationSettings(PLAIN, List.of(TrainingMethod.SHIFT), 1))
                .isInstanceOf(SettingException.class)
                .hasMessage("seeds is 1; it must be 2..100");
        assertThatThrownBy(() -> new AblationSettings(PLAIN, List.of(TrainingMethod.SHIFT, TrainingMethod.SHIFT), 5))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("each only once");
    }

    @Test
    void finishedTrainingsAreFoundWithTheSameSettingsOnly(@TempDir Path folder) throws IOException {
        KeptRuns kept = new KeptRuns(folder);
        AblationRun run = new AblationRun(List.of("shift", "teacher"), 2, 0.9, null);
        AblationRun none = new AblationRun(List.of(), 2, 0.8, 0.7);
        kept.keep(run, "digest");
        kept.keep(none, "digest");
        assertThat(kept.find(run.methods(), 2, "digest")).contains(run);
        assertThat(kept.find(List.of(), 2, "digest")).contains(none);
        assertThat(kept.find(run.methods(), 1, "digest")).isEmpty();
        assertThatThrownBy(() -> kept.find(run.methods(), 2, "other"))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining("other options or data");
        Path file = kept.all().getLast();
        Files.writeString(file, Files.readString(file).replace("0.9", "0.8"));
        assertThatThrownBy(() -> kept.find(run.methods(), 2, "digest"))
                .isInstanceOf(FileException.class)
                .hasMessageContaining("delete it to repeat this training");
        Path interrupted = Files.createDirectories(kept.states(List.of("shift"), 1));
        Files.createFile(interrupted.resolve("chip.state"));
        assertThat(kept.all()).hasSize(3).contains(interrupted);
        kept.delete();
        assertThat(kept.all()).isEmpty();
    }

    @Test
    void interruptedTrainingsGoOnWithTheSameSettingsOnly(@TempDir Path folder) throws IOException {
        KeptRuns kept = new KeptRuns(folder);
        assertThat(Ablation.isStoredIn(folder)).isFalse();
        Path states = kept.begun(List.of("shift"), 1, "digest");
        assertThat(Ablation.isStoredIn(folder)).as("no epoch has ended").isFalse();
        assertThat(kept.begun(List.of("shift"), 1, "other"))
                .as("there is nothing to go on from")
                .isEqualTo(states);
        Files.createFile(states.resolve("chip.state"));
        assertThat(Ablation.isStoredIn(folder)).isTrue();
        assertThat(kept.begun(List.of("shift"), 1, "other")).isEqualTo(states);
        assertThatThrownBy(() -> kept.begun(List.of("shift"), 1, "digest"))
                .isInstanceOf(CheckpointException.class)
                .hasMessage(
                        "%s was trained with other options or data; give the same, or leave out --resume to start again"
                                .formatted(states));
        Files.delete(states.resolve("settings"));
        assertThatThrownBy(() -> kept.begun(List.of("shift"), 1, "other")).isInstanceOf(CheckpointException.class);
    }

    @Test
    void statesOfAFinishedTrainingAreDeletedAfterAnInterruption(@TempDir Path folder) throws IOException {
        KeptRuns kept = new KeptRuns(folder);
        AblationRun run = new AblationRun(List.of("shift"), 1, 0.9, null);
        kept.keep(run, "digest");
        Path states = kept.begun(run.methods(), 1, "digest");
        Files.createFile(states.resolve("chip.state"));
        assertThat(kept.find(run.methods(), 1, "digest")).contains(run);
        assertThat(states).doesNotExist();
        assertThat(kept.all()).hasSize(1);
    }
}
